"""The compiler: rules, recurrence, working days, zones and levels become windows of UTC that name loops.

Pure: everything comes in as values, `now` included, and a programme's body goes out.
  parts         what is compiled: Rule, Showing, RegionSpec, ChannelSpec
  showing       an approved notice laid out for one region, as large as `layout` says
  local_days    a zone's days and clock times as instants
  working_days  the official calendar of working days
  spans         a rule resolved into spans
  segments      a region's spans cut where what is shown changes
  anchors       where a loop begins, so that what goes on never jumps
  size          how far ahead fits
  compile       all of it together
"""

from content.desk.compile.compile import compile_channel
from content.desk.compile.parts import ChannelSpec, Part, RegionSpec, Rule, Showing
from content.desk.compile.size import TooLarge

__all__ = ["ChannelSpec", "Part", "RegionSpec", "Rule", "Showing", "TooLarge", "compile_channel"]
