"""More screens than anybody expects, all at once."""

import asyncio
import base64
import json
import os
import struct
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.display.office import LOBBY, Office
from tests.processes import Running
from tests.waiting import until

CROWD = 1500
KEY = base64.b64encode(bytes(16)).decode()


class Member:
    """One screen of the crowd: knows the number that it has."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.number = 0

    def say(self, text: str) -> None:
        data = text.encode()
        assert len(data) < 126
        self.writer.write(struct.pack("!BB", 0x81, 0x80 | len(data)) + bytes(4) + data)

    async def hear(self) -> str:
        first, second = await self.reader.readexactly(2)
        size = second & 0x7F
        if size > 125:
            wide = 2 if size == 126 else 8
            size = int.from_bytes(await self.reader.readexactly(wide), "big")
        data = await self.reader.readexactly(size)
        assert first == 0x81, (first, data)
        return data.decode()

    async def listen(self) -> None:
        """For ever: who does not answer when asked is taken for gone, however busy the machine is."""
        while True:
            said = await self.hear()
            if said == "2":
                self.say("3")
            elif said.startswith("43/screens,0"):
                self.number = json.loads(said[12:])[0]["number"]
            elif said.startswith('42/screens,["programme"'):
                self.number = json.loads(said[11:])[1]["number"]
            elif said.startswith("40/screens"):
                self.say('42/screens,0["hello",{"have":null}]')
            else:
                assert said.startswith("0"), said


async def all_have(members: list[Member], crowd: int, number: int) -> None:
    while len(members) < crowd or any(member.number < number for member in members):
        await asyncio.sleep(0.02)


async def attend(port: int, query: str, members: list[Member]) -> None:
    """Arrive, and stay until cancelled."""
    member = Member(*await asyncio.open_connection("127.0.0.1", port))
    lines = (
        f"GET /socket.io/?EIO=4&transport=websocket{query} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {KEY}",
    )
    member.writer.write("\r\n".join((*lines, "", "")).encode())
    answer = await member.reader.readuntil(b"\r\n\r\n")
    assert b" 101 " in answer, answer
    member.say(f'40/screens,{{"channel":"{LOBBY}"}}')
    members.append(member)
    await member.listen()


@pytest.mark.parametrize(("query", "crowd"), [("", CROWD), ("&library=1", 300)], ids=["plain", "library"])
def test_a_crowd_connects_and_is_told_of_a_change(push: Running, office: Office, query: str, crowd: int) -> None:
    async def run() -> None:
        members: list[Member] = []
        attending = [asyncio.create_task(attend(push.ports["push"], query, members)) for _ in range(crowd)]
        told = asyncio.create_task(told_of_a_change(members))
        # Whoever is sent away ends this too.
        await asyncio.wait([told, *attending], return_when=asyncio.FIRST_COMPLETED)
        for task in attending:
            if task.done():
                task.result()
            task.cancel()
        await told
        for member in members:
            member.writer.close()

    async def told_of_a_change(members: list[Member]) -> None:
        await all_have(members, crowd, office.numbers[LOBBY])
        health = await asyncio.to_thread(push.health, "push")
        assert health is not None
        assert health["screens"] == crowd
        await all_have(members, crowd, office.programme(LOBBY, "全体").number)

    assert os.sysconf("SC_OPEN_MAX") > crowd
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, run()).result()
    until(lambda: push.health("push")["screens"] == 0)  # type: ignore[index]
