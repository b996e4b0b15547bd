"""The bureau, its staff and its channels."""

from typing import Any, Final, NamedTuple

NAME: Final = "澄川市水务局"
NAME_EN: Final = "Chengchuan Water Bureau"
ZONE: Final = "Asia/Shanghai"


class Person(NamedTuple):
    """An account; its role is its name. department: as the page of the department is titled, where it has one."""

    name: str
    display_name: str
    department: str


STAFF: Final = (
    Person("author", "信息员 林晓溪", "水资源科"),
    Person("section", "水资源科科长 周明远", "水资源科"),
    Person("office", "办公室主任 陈静", "办公室"),
    Person("deputy", "副局长 赵启航", "局领导"),
    Person("director", "局长 沈清和", "局领导"),
    Person("secrecy", "保密审查员 吴谨", "办公室"),
    Person("operator", "大屏维护员 何涛", "办公室"),
    Person("duty", "防汛值班员 江澜", "水旱灾害防御科"),
    Person("admin", "系统管理员 高岩", "办公室"),
    Person("security", "安全管理员 秦守正", "办公室"),
    Person("audit", "审计管理员 宋明察", "机关党委"),
)

CHANNELS: Final[tuple[dict[str, Any], ...]] = (
    {
        "name": "lobby-led",
        "title": "大厅 LED 条屏",
        "title_en": "Lobby LED strip",
        "size": [1920, 128],
        "zone": ZONE,
        "regions": [{"name": "main", "rect": [0, 0, 1920, 128]}],
    },
    {
        "name": "wall-11f",
        "title": "十一楼拼接大屏",
        "title_en": "Wall on the 11th floor",
        "size": [1920, 1080],
        "zone": ZONE,
        "regions": [
            {"name": "notices", "rect": [0, 920, 1920, 160]},
            {"name": "pictures", "rect": [0, 0, 1344, 920]},
            {"name": "page", "rect": [1344, 240, 576, 680]},
            {"name": "clock", "rect": [1344, 0, 576, 240], "fallback": "clock"},
        ],
    },
    {
        "name": "kiosk",
        "title": "大厅触摸屏",
        "title_en": "Lobby kiosk",
        "size": [1080, 1400],
        "zone": ZONE,
        "regions": [
            {"name": "notices", "rect": [0, 1240, 1080, 160]},
            {"name": "pictures", "rect": [0, 0, 1080, 740]},
            {"name": "page", "rect": [0, 740, 1080, 500]},
        ],
    },
)

# The strip that `make run` plays on this machine: above the lobby's door, read from its far end.
SCREENS: Final[dict[str, dict[str, Any]]] = {
    "local:lobby-led:led": {
        "channel": "lobby-led",
        "keeper": "何涛",
        "place": "一楼大厅门楣LED",
        "phone": "0999-5550113",
        "width_mm": 4800,
        "height_mm": 320,
        "distance_mm": 12_000,
    }
}
