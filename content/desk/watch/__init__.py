"""The watch over screens: what each is like, which alarms follow, and who outside the desk is told.

states     what a screen is like, from facts and the time; pure, and nothing flaps when it is slow
watching   the states of all screens, looked at every second, and the alarms that follow
telling    alarms that came and went, put down for each way of telling people, and told until they are taken
mail       by e-mail
webhook    by a signed call of an address in the office
wording    alarms in the words of both languages, for whoever reads them outside the desk
"""
