"""Push over an eventlet whose websockets are made in another way, as a later or earlier release might be."""

import sys

if __name__ == "__main__":
    import eventlet.websocket

    class Changed(eventlet.websocket.RFC6455WebSocket):  # type: ignore[misc]  # the library ships no types
        """Its send lock has another name."""

        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)
            self._send_lock = self.__dict__.pop("_sendlock")

        def _send(self, frame: bytes) -> None:
            with self._send_lock:
                self.socket.sendall(frame)

    eventlet.websocket.RFC6455WebSocket = Changed

    from run_display import main

    sys.exit(main(sys.argv[1:]))
