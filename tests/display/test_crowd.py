"""More screens than anybody expects, all at once."""

import asyncio
import base64
import json
import os
import struct

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

    async def until(self, number: int) -> None:
        while self.number < number:
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


async def arrive(port: int, query: str) -> Member:
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
    return member


@pytest.mark.parametrize(("query", "crowd"), [("", CROWD), ("&library=1", 300)], ids=["plain", "library"])
def test_a_crowd_connects_and_is_told_of_a_change(push: Running, office: Office, query: str, crowd: int) -> None:
    async def run() -> None:
        members = await asyncio.gather(*(arrive(push.ports["push"], query) for _ in range(crowd)))
        await asyncio.gather(*(member.until(office.numbers[LOBBY]) for member in members))
        assert push.health("push")["screens"] == crowd  # type: ignore[index]
        newest = office.programme(LOBBY, "全体").number
        await asyncio.gather(*(member.until(newest) for member in members))
        for member in members:
            member.writer.close()

    assert os.sysconf("SC_OPEN_MAX") > crowd
    asyncio.run(asyncio.wait_for(run(), 60))
    until(lambda: push.health("push")["screens"] == 0, seconds=20)  # type: ignore[index]
