"""English."""

from agents.offline.lexicon import Lexicon, verbs, words

ENGLISH = Lexicon(
    code="en",
    verbs={
        **verbs(
            "create",
            "create add enter record submit post upload log make place issue define schedule write draft raise file "
            "introduce insert propose lodge impose declare nominate start compose "
            "publish>published leave plan register capture set_up setup "
            "save append import onboard offer grant admit state note assess measure collect "
            "start launch fill_in fill_out open put_together assemble arrange compile curate",
        ),
        **verbs(
            "event",
            "borrow:loan lend:loan book:booking reserve:reservation rent:rental order:order buy:order purchase:order "
            "rate:rating review:review comment:comment subscribe:subscription enrol:enrolment enroll:enrolment "
            "apply:application pay:payment donate:donation vote:vote invite:invitation request:request "
            "report:report hire:rental "
            "favourite:favourite favorite:favorite bookmark:bookmark attach:attachment follow:follow like:like bid:bid "
            "sell:sale hand_out:handout join:membership prescribe:prescription",
        ),
        **verbs(
            "read",
            "view see list browse search find filter look_up check track monitor read show display consult inspect "
            "look_at get know access retrieve sort compare explore visualize visualise query look discover follow_up",
        ),
        **verbs(
            "update",
            "edit update change modify correct adjust rename set customize customise configure replace amend "
            "alter move increase decrease increment decrement",
        ),
        **verbs("delete", "delete remove erase drop"),
        **verbs("manage", "manage maintain administer handle organize organise control crud hold"),
        **verbs(
            "transition",
            "cancel>cancelled approve>approved reject>rejected refuse>refused deny>denied confirm>confirmed "
            "return>returned renew close>closed "
            "complete>completed archive>archived accept>accepted decline>declined finish>finished block>blocked "
            "unblock>active activate>active deactivate>inactive suspend>suspended ship>shipped deliver>delivered "
            "refund>refunded resolve>resolved reopen>open assign reschedule extend escalate>escalated "
            "check_in>checked_in check_out>checked_out pick_up>picked_up dispatch>dispatched verify>verified "
            "lock>locked unlock>open pause>paused resume>active withdraw>withdrawn settle>settled sign_off>signed_off "
            "disable>inactive enable>active ban>banned flag>flagged waive>waived transfer>transferred "
            "put bring hand_over restore>active end>ended mark release>released claim>claimed",
        ),
        **verbs("export", "export download print generate produce"),
        **verbs("notify", "notify send remind alert email receive inform warn"),
        **verbs("sign-in", "log_in login sign_in signin authenticate log_out logout sign_out"),
        **verbs("register", "sign_up signup"),
    },
    determiners=words(
        "a an the this that these those any all each every some no another other both either one two three four five "
        "six seven eight nine ten eleven twelve twenty dozen several many multiple more most few own it its new "
        "existing only at least up own single specific given certain"
    ),
    possessives=words("my his her their our your its"),
    before_verb=words(
        "to can may must shall will should could might not also easily quickly then able cannot let i we they support "
        "supports allow allows you who that would automatically only users user"
    ),
    conjunctions=words("and or & / ,"),
    prepositions=words(
        "to for from with in on by at about into onto within between against per under over via using through after "
        "before during including as of"
    ),
    listing=words("with including containing giving entering like stating providing specifying include includes"),
    of=words("of"),
    stops=words(
        "that which who whom whose so when while if because than then but where whether until unless is are was "
        "were be "
        "been being has have had do does did can may must shall will should could would not it they them me i "
        "we us you "
        "he she him there here online again once using based according without within how what why too also only if "
        "such as etc e.g i.e associated whenever instead later now today tomorrow together"
    ),
    adjectives=words(
        "new old existing current past future upcoming pending outstanding matching following missing expiring "
        "remaining "
        "incoming ongoing running next previous last first second third latest recent late early due overdue open "
        "active inactive full partial whole total daily weekly monthly yearly annual quick fast slow easy simple "
        "important main basic general common public private personal own different similar same various detailed "
        "specific particular relevant necessary free busy empty valid invalid correct wrong good bad best better high "
        "low big small large short long top popular favourite favorite nearby local global internal external digital "
        "online offline automatic manual real live clear bulk final initial original additional extra optional "
        "mandatory corresponding individual separate single multiple several certain low-stock out-of-stock in-stock "
        "physical mobile urgent special regular custom frequent potential interesting secure read-only searchable"
    ),
    adjective_endings=("able", "ible", "ous", "ful", "less", "ed", "est", "ly"),
    containers=words(
        "list lists listing catalog catalogue collection index details detail information info data history overview "
        "summary set number count amount quantity status state set kind type types copy-of range view records record "
        "progress availability name names title description price prices page version content contents specifics part "
        "parts group batch series choice selection directory top grid card cards table menu calendar schedule-of state "
        "queue total totals location register library"
    ),
    abstract=words(
        "system application app website site web page screen form button dashboard list table detail details money "
        "information info data result results statistic statistics chart charts number numbers name names time times "
        "date dates day days week month year way status state email emails e-mail password passwords account accounts "
        "profile profiles history overview summary search filter filters option options setting settings preference "
        "preferences error errors criterion criteria calendar schedule view views range total totals amount amounts "
        "count counts quantity price prices image images photo photos file files field fields credential credentials "
        "token tokens session sessions login logout access permission permissions role roles user users hour hours "
        "minute minutes second seconds deadline people person thing things feature features part parts case cases need "
        "needs work process processes step kind type types value values note-to end start place places link "
        "links text label code format pdf csv excel spreadsheet "
        "browser phone device devices interface ui api endpoint database "
        "record records operation operations action actions change changes update updates confirmation reminder "
        "reminders notification notifications alert alerts sms message-box line lines title description sort order-of "
        "availability self myself themselves yourself navigation sidebar theme mode banner clock window panel shortcut "
        "o'clock "
        "shortcuts entry point stock balance limit quick-actions statistic-cards widget menu icon tab popup dialog "
        "grid card language label labels security ability right rights control fact one ones lot order "
        "priority content screen version copy-of reason location distance map attention response request-body "
        "trail trace traces each other others less more ask asks rest everybody nobody somebody "
        "everything something nothing anything mistake choice progress trend trends insight insights up-to-date area "
        "leaver joiner newcomer "
        "column row click step birth identity validation data-store period basis track sign-in sign-out plan-name tools"
    )
    - words("order"),
    reports=words(
        "report reports statistics statistic chart charts dashboard total totals summary overview revenue income "
        "earnings sales-figures trend trends insight insights analytics figures aggregates ranking leaderboard "
        "metrics kpi kpis count number figure aggregate occupancy utilisation utilization workload "
        "turnover performance takings"
    ),
    events=words(
        "loan booking reservation rental order rating review comment subscription enrolment enrollment application "
        "payment donation vote invitation request appointment visit meeting lesson session shift sale purchase "
        "transaction checkout delivery shipment incident ticket bid invoice fine refund claim complaint message "
        "favourite favorite bookmark follow like attachment membership dispute payout consent withdrawal "
        "prescription submission"
    ),
    nouns_too=words(
        "order book list report review rate comment schedule plan search filter message post share record return "
        "request issue check close display view change update log import export download upload print track set open "
        "start rent purchase pay note file place like vote bid follow access look draft control query release claim "
        "transfer refund lock drop show read access handle bookmark favourite favorite hire order issue leave email "
        "alert mark flag block end rating register capture contact"
    ),
    compounds=frozenset({"waiting list", "mailing list", "packing list", "shopping list"}),
    name="name",
    status="status",
    paid="paid",
    first_states=("open", "active", "new"),
    undecided="pending",
    draft="draft",
    head_first=False,
    many=words("many several multiple various numerous"),
)
