"""nginx with nchan: screens are websocket subscribers, the one buffered message is their state."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.host import NCHAN, free_port, running, until_listening
from tests.bench.payload import CHANNEL
from tests.bench.servers import Server
from tests.bench.servers.posted import post

CONFIGURATION = """
load_module {module};
daemon off;
user root;
worker_processes 1;
worker_rlimit_nofile 20000;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
events {{ worker_connections 10000; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    client_max_body_size 1m;
    client_body_buffer_size 512k;
    keepalive_requests 1000000;
    nchan_shared_memory_size 64m;
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        location = /publish {{
            nchan_publisher;
            nchan_channel_id {channel};
            nchan_message_buffer_length 1;
            nchan_message_timeout 0;
        }}
        location = /{channel} {{
            nchan_subscriber websocket;
            nchan_channel_id {channel};
            nchan_subscriber_first_message oldest;
        }}
    }}
}}
"""


@contextmanager
def nchan(folder: Path) -> Iterator[Server]:
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(module=NCHAN, folder=folder, port=port, channel=CHANNEL))
    command = ["/usr/sbin/nginx", "-e", str(folder / "start.log"), "-p", str(folder), "-c", str(configuration)]
    with running(command, folder / "nginx.txt") as pid:
        until_listening(port)
        publisher = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        yield Server("nchan ws", pid, port, "plain", lambda e: post(publisher, "/publish", e))
        publisher.close()
