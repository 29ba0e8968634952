"""How English sentences say what is kept of something.

Groups of the patterns: `name` is the thing, `list` its fields, `owner` and `of` what it belongs to.
"""

_NOUN = r"[^\W\d_][\w’'-]*(?:\s+(?!(?:has|have|is|are|and|or|we|i)\b)[^\W\d_][\w’'-]*){0,2}?"
_ONE = r"(?:an?|each|every|one|the)"
_MODAL = r"(?:shall|must|should|will|can|may)"
_SOMEBODY = rf"(?:we|i|they|you|(?:the|an?)\s+\w+(?:\s\w+)?)(?:\s+{_MODAL})?"
_ALSO = r"(?:(?:also|only|always|simply|just|then)\s+)?"
_KEPT = r"(?:kept|held|recorded|stored|noted|saved|written\s+down|logged)"
_TO_KNOW = r"(?:need|want|have|must|like)\s+(?:to\s+)?(?:know|see|keep|record|note)"
_KEEPS = (
    rf"(?:{_TO_KNOW}|(?:keep|need|record|store|note|enter|want|see|save|track|log|capture|register|collect|measure"
    r"|specify|hold|write\s+down|ask\s+for|remember|fill\s+in)s?)"
)
_COLLECTION = (
    r"(?:(?:own\s+)?(?:(?:list|catalogue|catalog|register|directory|inventory|stock|table|library|collection|pool|log|record|history)\s+of|references?\s+to)\s+"
    r"(?:the\s+|our\s+|all\s+)?)?"
)
_NOTES = (
    r"(?:(?:need|want|have|must)\s+(?:to\s+)?(?:know|keep|record|note)"
    r"|(?:keep|need|record|store|note|enter|write\s+down|remember)s?)"
)
_VERB = r"(?:send|issue|raise|prepare|record|note|enter|keep|log|register|create|add|store|make)"
_KIND_OF = r"(?:(?:type|kind|category|unit|point|letter|bill|means|line|course)s?\s+of\s+[a-z]+)"
_NEVER_NAMED = (
    r"(?!(?:as|of|for|with|in|on|up|out|off|to|by|at|per|against|from|has|have|is|are|be|been|and|or|shall|must|should|will|can|may|that|"
    r"which|who|it|them|us|when|where|how|what|whether|also)\b)"
)
_WORDS = rf"{_NEVER_NAMED}[^\W\d_][\w’'-]*(?:\s+{_NEVER_NAMED}[^\W\d_][\w’'-]*){{0,2}}?"
_OF_ONE = (
    r"(?:(?:\s+(?:taken|made|given|done|raised|received|noted|found))?\s+(?:of|for|against|per|from|in|at|on|to|during)\s+(?:(?:an?|the|each|every|one|all)\s+)?"
    r"(?P<of>(?!(?:an?|the|each|every|one|all|use|lists?|order|advance|addition|total)\b)[^\W\d_][\w’'-]*(?:\s(?!(?:with|in|within|for|at|of|on|stating|giving)\b)[^\W\d_][\w’'-]*)?))?"
)
_NO_LOOKING = (
    r"(?!(?:search|filter|find|sort|look|log|sign|view|see|show|display|export|compare|have|has|need|be|is|are|get|gets|"
    r"pay|start|begin|work|talk|deal|join|attend|visit)s?\b)"
)
HOLDING = (
    # I need to write down each sighting, how many, when, from where.
    rf"\b(?:write\s+down|note(?:\s+down)?|record|enter|log|keep|register)s?\s+(?:each|every)\s+(?P<name>{_WORDS}),\s+(?P<list>(?:how|when|who|what|which|where|the|its)\s.+)$",
    # The system shall hold the three clinics with name and address; record each referral of a patient with date.
    r"\b(?:hold|keep|store|record|register|manage|maintain|administer|enter|open(?=\s+(?:an?|the|each)\s)|create|add|capture|log|collect|take\s+in|receive|"
    r"import|hands?\s+in|submit|make|place|save|raise|provide|lodge|issue|support|request|write|file|fills?\s+in|set\s+up|define|produce|print|provide|accept)s?\s+(?:(?:the|an?|each|every|all|our|one\s+or\s+(?:more|several)|several|any\s+number\s+of)\s+)?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|new|current|following|weekly|daily)\s+)*"
    rf"{_COLLECTION}(?P<name>{_KIND_OF}|{_WORDS}){_OF_ONE}(?:\s+in\s+use|\s+\([^()]*\)|(?:\s+(?:within|for|in|at|of)\s(?:(?!with\b)[\w-]+(?:\s|(?=,))){{1,5}}))*"
    r"(?:,?\s+(?:each\s+)?(?:with|including|consisting\s+of|made\s+up\s+of|stating|giving|specifying|indicating|containing|naming)|\s*:)\s+(?P<list>.+)$",
    # Agents can publish a listing for a unit with headline and text; tenants report a problem with category.
    rf"(?:\b(?:can|may|shall|must|will|to)\s+|^(?:the\s+|an?\s+)?[a-z]+(?:\s[a-z]+)?\s+){_NO_LOOKING}[a-z]{{3,}}\s+(?:an?|one\s+or\s+more|new)\s+"
    rf"(?:new\s+)?(?P<name>{_KIND_OF}|{_WORDS}){_OF_ONE}(?:,?\s+(?:with|stating|giving|specifying|indicating)|\s*:)\s+(?P<list>.+)$",
    # Allow addenda with author, time and text.
    r"\b(?:allow|let|enable)s?\s+(?P<name>[a-z]+)\s+with\s+(?P<list>.+)$",
    # Allow clinic sessions to be set up, each with clinician, lane, start and end.
    rf"\b(?:allow|let|enable)s?\s+(?:the\s+)?(?P<name>{_WORDS})\s+to\s+be\s+[a-z]+(?:\s+(?:up|in|out|down))?,?\s+(?:each\s+)?with\s+(?P<list>.+)$",
    # The system shall keep for every patient first name, last name and date of birth.
    rf"\b(?:hold|keep|store|record|capture|log|note)s?\s+(?:for|of|about)\s+(?:each|every|all)\s+(?P<name>{_WORDS})\s*[:,]?\s+"
    r"(?:(?:the|an?)\s+)?(?:its\s+)?(?P<list>[a-z]+(?:\s(?!(?:the|an?)\s)[a-z]+){0,2},\s.+)$",
    # For each exercise in the programme the sets and the repetitions are given.
    r"^for\s+(?:each|every)\s+(?P<name>[a-z]+)\s+(?:in|on|of)\s+(?:the|an?|each)\s+(?P<whole>[a-z]+(?:\s[a-z]+)?)\s+(?P<list>the\s.+?)\s+"
    r"(?:is|are)\s+(?:given|kept|recorded|stored|noted|entered)\b.*$",
)
PARTS_OF = (
    # Hold prices per insurer and procedure with a period of validity.
    rf"\b(?:hold|keep|store|record|manage|maintain|define|have|set)s?\s+(?:the\s+|one\s+|an?\s+)?(?P<name>(?!one\b){_WORDS})\s+(?:per|for\s+(?:each|every))\s+(?P<whole>[a-z]+)\s+and\s+"
    r"(?:(?:per|each|every)\s+)?(?P<owner>[a-z]+)\s*(?:with|:)\s+(?P<list>.+)$",
    # For each patient the policies: insurer, policy number.
    rf"^(?:and\s+)?for\s+(?:each|every|an?)\s+(?P<whole>{_NOUN})\s+the\s+(?P<name>[a-z]+s)\s*:\s+(?P<list>.+)$",
    # A conversation shall consist of messages with sender and text; a yard shall offer slots with date and capacity.
    rf"^{_ONE}\s+(?P<whole>{_NOUN})\s+(?:{_MODAL}\s+)?(?:has|have|consists?\s+of|contains?|offers?|provides?|includes?|comprises?)\s+"
    r"(?:several\s+|many\s+|one\s+or\s+more\s+|any\s+number\s+of\s+)?(?P<name>[a-z]+s)\s+with\s+(?P<list>.+)$",
    # A management agreement exists for each owner and building: start, end, fee.
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+(?:exists|is\s+made|is\s+concluded|is\s+signed|is\s+needed|{_MODAL}\s+exist)\s+(?:for|per)\s+(?:each|every)\s+(?P<whole>[a-z]+)"
    r"(?:\s+and\s+(?P<owner>[a-z]+))?\s*(?::|with)\s+(?P<list>.+)$",
    # A chain is an ordered list of contacts with channel and waiting time.
    rf"^{_ONE}\s+(?P<whole>{_NOUN})\s+is\s+an?\s+(?:ordered\s+|sorted\s+)?(?:list|set|series|sequence|collection)\s+of\s+(?P<name>[a-z]+s),?\s+with\s+(?P<list>.+)$",
    # For an order one or more shipments shall be recorded, with carrier, weight and date.
    rf"^(?:for|per)\s+(?:each|every|an?)\s+(?P<whole>{_NOUN}),?\s+(?:one\s+or\s+more\s+|several\s+|any\s+number\s+of\s+|the\s+)?(?P<name>[a-z]+s)\s+"
    rf"(?:{_MODAL}\s+be|are)\s+{_KEPT},?\s+with\s+(?P<list>.+)$",
    # For each order the system shall record the payments with amount and time.
    rf"^for\s+(?:each|every|an?)\s+(?P<whole>{_NOUN}),?\s+{_SOMEBODY}\s+{_ALSO}{_KEEPS}\s+(?:the\s+|all\s+|one\s+or\s+more\s+)?(?P<name>[a-z]+s)\s+with\s+(?P<list>.+)$",
    # Each run has sessions, one for every evening: date, start time, room.
    rf"^{_ONE}\s+(?P<whole>{_NOUN})\s+(?:has|have|consists\s+of|contains?)\s+(?:several\s+|many\s+|one\s+or\s+more\s+)?(?P<name>[a-z]+s)"
    r"(?:,[^:;]{3,50}|\s+in\s+an?\s+[a-z ]+)?:\s+(?P<list>[^:;]+,[^:]+)$",
    # For each run with an exam there are assessments: title, date, weight.
    rf"^(?:for|in|on)\s+(?:each|every|an?)\s+(?P<whole>[a-z]+)[^,:]{{0,30}}\s+there\s+(?:are|is|may\s+be|can\s+be)\s+(?P<name>{_NOUN})\s*(?::|with)\s+(?P<list>.+)$",
)
NESTED = (
    # A report has a summary and a list of findings (part, cost); up to twelve photos, each with a caption.
    r"\b(?:list|set|series|number)\s+of\s+(?P<name>[a-z]+s)\s+\((?P<list>[^()]+,[^()]+)\)",
    r"\b(?:several|many|one\s+or\s+more|up\s+to\s+\w+|any\s+number\s+of|a\s+list\s+of)\s+(?P<name>[a-z]+s)\b(?:,[^,;]{3,50})?,?\s+each\s+"
    r"(?:with|having)\s+(?P<list>[^;]+)$",
)
DEFINING = (
    # Equipment: laptops, phones, badges, each has an asset tag.
    r"^(?P<name>[a-z]{3,})\s*:\s+[a-z][^:;.]*?[,;–—]\s+(?P<each>each)\s+(?:one\s+|of\s+them\s+)?(?:has|with|gets|carries)\s+"
    r"(?P<list>[^;]+?)(?:,?\s+and\s+(?:those|these|they)\s.*)?$",
    # Lesson types are kept in a list: pair, group; each has a name and a fee.
    rf"^(?:the\s+|our\s+)?(?P<name>{_NOUN}s)\s+(?:is|are|come|comes)\s+[^:;]{{3,60}}(?::[^;]+)?;\s+each\s+(?:one\s+)?(?:has|with|needs)\s+(?P<list>[^;]+)$",
    # A branch has a name and an address.
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+(?:also\s+|{_MODAL}\s+)?(?:has|have|(?P<gets>gets)|needs|knows|carries|names|lists|comprises|states?|contains?|consists\s+of|"
    r"(?P<keeps>keeps|stores|holds|records|shows))"
    r"\s+(?P<list>.+)$",
    # We have discounts with a name, a percentage and dates.
    r"^(?:we|they|i)\s+(?:also\s+)?(?:have|keep|offer|sell|run|use|give|issue)\s+(?P<name>[a-z]+(?:\s[a-z]+)?s)\s+with\s+(?P<list>.+)$",
    # Each skill belongs to a category and has a title; a rating belongs to a lesson and a skill.
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+(?:{_MODAL}\s+)?(?:belongs?\s+to|refers?\s+to|is\s+for|comes\s+from|is\s+(?:in|on|at|of|part\s+of))\s+"
    r"(?P<owner>(?:(?!\bhas\b)[^,;])+?)(?:,\s+|,?\s+and\s+)(?:has|have|holds?|carr(?:y|ies)|states?|records?|consists?\s+of|contains?|comprises?|includes?|shows?|gives?|tells?\s+us)\s+(?P<list>.+)$",
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+(?:belongs\s+to|is\s+for|combines|links)\s+(?P<list>(?!.*\bor\b|.*\band\s+[a-z]+s\s+(?:an?|the|one)\s).+)$",
    rf"^(?P<name>[^\W\d_][\w’'-]*s)\s+(?:{_MODAL}\s+)?have\s+(?P<list>.+)$",
    # A repair order is a job with a number and a date.
    rf"^{_ONE}\s+(?P<name>{_NOUN})\s+is\s+(?:an?\s+)?\w[^.,;:]{{1,60}}?,?\s+with\s+(?P<list>.+)$",
    # For each guest: name, shoe size; clubs: name, code; driver data: name, phone; one game per board: number.
    rf"^(?:(?:for|of|per)\s+{_ONE}|one|each|every)\s+(?P<name>{_NOUN})(?:\s+per\s+\w+)?\s*:\s+(?P<list>.+)$",
    r"^(?P<name>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*)?)\s+(?:data|details|fields|attributes)\s*:\s+(?P<list>.+)$",
    r"^(?P<name>(?:[^\W\d_][\w’'-]*\s){0,2}[^\W\d_][\w’'-]*s)\s*:\s+(?P<list>[^:]+,[^:]+,[^:]+)$",
    # For each building the street and the city shall be recorded.
    rf"^(?:for|of)\s+(?:each|every|an?)\s+(?P<name>{_NOUN}),?\s+(?P<list>(?:the|an?|its)\s.+?)\s+(?:{_MODAL}\s+be|is|are)\s+{_KEPT}$",
    # The vans, with number plate and the number of seats, shall be held in a list.
    rf"^(?:{_ONE}\s+|all\s+|our\s+)?(?P<name>{_NOUN}s)(?:\s+(?:of|at|in)\s+(?:the|our)\s+[a-z]+)?,\s+(?:each\s+)?with\s+(?P<list>[^:;]+),\s+"
    rf"(?:{_MODAL}\s+be|is|are)\s+{_KEPT}\b.*$",
    # For every visit we note when it starts and what was done.
    rf"^(?:at|after|during|on|in)\s+(?:each|every)\s+(?P<name>[a-z]+(?:\s[a-z]+)?)\s+of\s+(?:an?|the|each)\s+(?P<of>[a-z]+(?:\s[a-z]+)?),?\s+{_SOMEBODY}\s+{_ALSO}{_KEEPS}\s+(?P<list>.+)$",
    rf"^(?:for|of|per|on|with)\s+(?:each|every|an?|the|all)\s+(?P<name>{_NOUN}),?\s+(?:{_SOMEBODY}|it\s+{_MODAL})\s+{_ALSO}{_KEEPS}\s+(?P<list>.+)$",
    # When a file is uploaded we want the name; when it goes out for a try-in we record the date.
    rf"^(?:when|once|after|as\s+soon\s+as)\s+(?:[^,:]*\s)?an?\s+(?P<name>[\w-]+)(?:\s+(?:is|comes|goes|has)\b[^,:]*?)?,?\s+(?:we|i)\s+{_ALSO}{_KEEPS}"
    r"\s+(?P<list>(?:the|its|who|when|what|how|whether)\s.+)$",
    # The front desk registers a student with first and last name; the desk books a test: date, centre.
    r"^(?:[^,;:]{2,60},\s+|(?:before|after|during|at|with)\s+(?:each|every|an?)\s+\w+\s+|when\s+[^,:]{4,40}?\s+(?=we\s))?"
    rf"(?:(?:the|an?|our|my)\s+)?[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*)?\s+(?:[a-z]{{3,}}s|(?:{_MODAL}\s+(?:be\s+able\s+to\s+)?)?{_VERB})\s+"
    rf"(?:an?|each|every|the|new)\s+(?:new\s+)?{_COLLECTION}(?P<name>{_NOUN})"
    rf"(?:\s+(?:for|of|about|against)\s+{_ONE}\s+(?P<of>[\w-]+)(?:\s*:|\s+with)|\s+with|\s*:)\s+(?P<list>.+)$",
    # The system shall hold staff members with name and profession.
    rf"\b(?:hold|keep|store|record|register|manage|maintain|administer)s?\s+(?P<name>{_NOUN}s)\s+with\s+(?P<list>.+)$",
    # We keep our own list of skill levels (name, colour).
    rf"\b(?:list|catalogue|catalog|register|directory|table)\s+of\s+(?P<name>{_NOUN}s)\s+\((?P<list>[^()]+,[^()]+)\)",
    # Theory courses are planned per branch with a title; a repair is recorded against a tool: date, cost.
    rf"^(?:{_ONE}\s+)?(?P<name>{_NOUN})\s+(?:is|are|{_MODAL}\s+be)\s+(?:planned|created|registered|entered|made|defined|described|opened|{_KEPT})"
    rf"(?:\s+(?:per|for|against|on|by|at|in|of)\s+(?:{_ONE}\s+)?(?P<of>[^\W\d_][\w’'-]*))?(?:\s+with|\s*:)\s+(?P<list>.+)$",
    # Anything new is entered as a damage report: description, position.
    rf"\b(?:entered|recorded|logged|stored|saved|kept|registered|filed|reported)\s+as\s+an?\s+(?P<name>{_NOUN})(?:\s+with|\s*:)\s+(?P<list>.+)$",
    # One result per analysis and parameter with the measured value and a remark.
    rf"\b(?:one|an?|exactly\s+one)\s+(?P<name>{_NOUN})\s+(?:per|for\s+(?:each|every))\s+(?P<owner>[^,:;]{{3,60}}?),?\s+with\s+(?P<list>.+)$",
    # We ride three routes, each has a name and a weekday.
    r"\b(?P<name>[a-z][\w-]+s)(?:\s+\([^()]*\))?\s*[,;–—]\s+each\s+(?:one\s+|of\s+them\s+)?(?:has|have|needs|gets)\s+(?P<list>[^;]+)$",
    # A library of pieces with title, composer and grade.
    rf"^(?:an?|the|our)\s+(?:[a-z]+\s+)?(?:list|catalogue|catalog|register|directory|inventory|library|collection|pool)\s+of\s+(?:all\s+|the\s+|our\s+)?"
    rf"(?P<name>{_NOUN}s)(?:\s+with|\s*:)\s+(?P<list>.+)$",
    # Some dresses need alterations, I'd like to write down what has to be done.
    r"\bneeds?\s+(?P<name>[a-z]+s)\b.*?,\s+(?:i['’]d\s+like|we['’]d\s+like|i\s+want|we\s+want)\s+to\s+(?:write\s+down|note|record|keep)\s+"
    r"(?P<list>.+)$",
    # If there's damage I need a note of it, with a description and the amount.
    rf"^(?:and\s+)?(?:if|when)\s+there(?:['’]s|\s+is)\s+(?:an?\s+)?(?P<name>{_NOUN})\b.*?,?\s+with\s+(?P<list>(?:an?|the)\s.+)$",
)
# What else stands between a thing and a list, where the list plainly is one of fields.
PLAINLY = (
    # Invoices go out monthly, with number, amount and due date.
    r"^(?:(?:an?|the|each|every|all|our|your)\s+)?(?P<name>[a-z][\w’'-]*(?:\s[\w’'-]+)?)\s+(?:is|are|goes?|comes?|gets?|can\s+be|may\s+be)\s+"
    r"[^,:;]{2,60},?\s+with\s+(?P<list>.+)$",
    # Payments arrive with amount, date and method.
    r"^(?P<name>[a-z]+(?:\s[a-z]+)?s)\s+(?!with\b|are\b)[a-z]{3,}(?:\s+[a-z]+)?,?\s+with\s+(?P<list>.+)$",
    # Vets are picked from a list: practice name, phone, address.
    r"^(?:(?:the|all|our)\s+)?(?P<name>[a-z][\w’'-]*s)(?:\s+\([^()]*\))?\s+(?:is|are|come|arrive|go|can\s+be|may\s+be)\s+[^:;]{2,60}:\s+(?P<list>.+)$",
    # We pull incidents in from the pager every five minutes: their number, title, severity.
    r"\b(?:pull|fetch|get|import|read|receive|collect|take)s?\s+(?P<name>[a-z]+s)\s+[^:;]{2,60}:\s+(?P<list>.+)$",
    # Tutors upload handouts for a run: a title, the file, visible from which date.
    rf"^(?:the\s+)?[a-z]+s\s+(?:can\s+|may\s+)?[a-z]{{3,}}\s+(?P<name>[a-z]+s)(?:\s+(?:for|of|to)\s+{_ONE}\s+(?P<of>[a-z]+))?\s*(?::|\s+with)\s+(?P<list>.+)$",
    # Profile has name, phone and a short bio.
    r"^(?P<name>[A-Z][\w’'-]*(?:\s[a-z][\w’'-]*)?)\s+(?:has|have|contains?|includes?|shows?|consists?\s+of)\s*:?\s+(?P<list>.+)$",
    # Everything goes to one of our four sites – name, address, how many tonnes it takes.
    r"\b(?P<name>[a-z][\w’'-]*s)\s+(?:–|—|-)\s+(?P<list>[^–—()]+,[^–—()]+)(?:\s*[–—].*)?$",
    # An accident report with time, place and measures taken is mandatory.
    r"\b(?:an?|one)\s+(?P<name>[a-z]+(?:\s[a-z]+)?)\s+with\s+(?P<list>[^.:;]+,[^.:;]+?)(?:\s+(?:is|are|must|has)\s[^,]*)?$",
)
# One field is enough where the thing is named behind it.
NAMED_BEHIND = (
    rf"^(?P<list>(?:the|its)\s+[^,;:]{{3,60}}?)\s+(?:is|are)\s+{_KEPT}\s+with\s+(?:the|each)\s+(?P<name>{_NOUN})(?:,.*)?$",
    rf"\bthere(?:['’]s|\s+is)\s+(?P<list>an?\s+[\w-]+(?:\s[\w-]+)?)\s+of\s.*\s{_KEPT}\s+with\s+(?:the|each)\s+(?P<name>{_NOUN})$",
    rf"^(?P<list>the\s+[a-z]+(?:\s[a-z]+){{0,4}}?)\s+can\s+be\s+(?:set|given|entered)\s+(?:per|for\s+each|for\s+every)\s+(?P<name>{_NOUN})"
    r"(?:\s*\(.*)?$",
)
FLAG = r"^(?P<flag>[\w-]+(?:\s[\w-]+)?)\s+flag\s+(?:on|for|per|of)\s+(?:the|each|every|an?)\s+(?P<name>[\w-]+)(?:,.*)?$"
GOING_ON = (
    r"^(?:i|we)\s+(?:need|want)\s+a\s+(?:note|record)\s+of\s+(?:it|that),?\s+with\s+(?P<list>.+)$",
    r"^(?:it|they|each|each\s+one|every\s+one)\s+(?:also\s+)?(?:has|have|gets|needs)\s+(?P<list>.+)$",
    r"^(?:\w+ly\s+|then\s+|afterwards,?\s+|later,?\s+|also,?\s+|on\s+(?:an?|the)\s+(?:\w+\s+){1,3}|(?:when|once|after|as\s+soon\s+as)\s+[^,:]+,\s+)?"
    rf"(?!the\s+(?:system|app)){_SOMEBODY}\s+{_ALSO}{_NOTES}\s+(?P<list>.+)$",
    rf"^(?:because|since|as|at)\s.{{3,80}}?\bwe\s+{_ALSO}{_KEEPS}\s+(?P<list>(?:the|its|his|her|their)\s.+)$",
    r"^(?:i|we)\s+(?:give|provide|fill\s+in|state|choose|enter)\s+(?P<list>.+)$",
    rf"^(?P<list>(?:the|its)\s+[^;:]{{3,200}}?)\s+(?:is|are|{_MODAL}\s+be)\s+(?:always\s+)?{_KEPT}(?:\s+with\s+it)?\.?$",
    r"^(?P<list>(?:an?|the)\s+[a-z]+(?:\s[a-z]+)?)\s+can\s+be\s+(?:given|set|entered)\b.*$",
    r"^(?P<list>(?:the|its)\s+[a-z]+(?:\s[a-z]+)?)\s+(?:is|are)\s+(?:updated|entered|filled\s+in|changed|set)\s+(?:by|at|after|every|for)\s.+$",
    r"^(?:i|they|each(?:\s+\w+)?|every\s+\w+)\s+(?:get|receive)s?\s+(?P<list>an?\s+(?:[\w-]+\s)?(?:number|code|card|id|token))\b.*$",
    r"^[a-z]+s\s+(?:under|over|with|without|who|above)\s+.{1,30}?\s+(?:need|have|give|state)\s+(?P<list>.+)$",
)
