from tests.world.fixtures import api, hands, office, pristine_office

__all__ = ["api", "hands", "office", "pristine_office"]
