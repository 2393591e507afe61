"""What holds for all tests."""

from hypothesis import settings

# no test judges time: a busy machine is no defect
settings.register_profile("kaiser-study", deadline=None)
settings.load_profile("kaiser-study")
