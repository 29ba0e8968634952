"""Units that a field says it is measured in, each with the SQL type of such a measure."""

from agents.offline.lexicon import words

TYPE_OF_UNIT = {
    **dict.fromkeys(words("percent prozent"), "numeric(5,2)"),
    **dict.fromkeys(words("euro euros"), "numeric(12,2)"),
    **dict.fromkeys(words("minuten stunden tagen wochen monaten jahren"), "integer"),
    **dict.fromkeys(words("seconds minutes hours days weeks months years bytes cents pieces"), "integer"),
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
