"""What is heard of an emergency beside a strip that has a loudspeaker.

hearing    what is due at an instant; pure, the browser player's twin
tone       the tone, as samples
voice      a recording, as samples
speaker    samples onto a sound device of this machine, by ALSA's own player
sounding   the thread that follows the programme and lets it be heard
"""
