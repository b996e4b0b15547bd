"""How examples are found: the same ones every time in `make test`, others every time in `make test-long`."""

from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, and nothing about a rule.
settings.register_profile(
    "fixed",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("searching", settings.get_profile("fixed"), derandomize=False)
settings.load_profile("fixed")
