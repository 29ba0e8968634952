"""Units that a field says it is measured in, each with the SQL type of such a measure."""

from agents.offline.lexicon import words

TYPE_OF_UNIT = {
    **dict.fromkeys(words("percent prozent"), "numeric(5,2)"),
    **dict.fromkeys(words("euro euros"), "numeric(12,2)"),
    **dict.fromkeys(words("minuten stunden tagen wochen monaten jahren"), "integer"),
    **dict.fromkeys(words("seconds minutes hours days weeks months years bytes cents pieces"), "integer"),
    "h": "numeric(6,2)",
    **dict.fromkeys(
        words(
            "kg kilograms grams gramm g mg tons tonnes metres meters m km cm mm kilometres kilometers centimetres "
            "millimetres inches feet miles litres liters l ml hectares acres "
            "w kw mw watts watt kilowatts kwp kwh volts amperes hertz hz bar lux ppm celsius fahrenheit "
            "degrees decibels"
        ),
        "numeric(10,3)",
    ),
}
QUOTIENTS = tuple(f"_{one}" for one in words("m3_s m3_h l_s l_min l_h m_s km_h mg_l g_l kg_m3 km2 m2 m3"))
"""Ends of names that are units made of others: `discharge_m3_s`."""
