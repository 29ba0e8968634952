@parking
Feature: Parking permits
  Residents of the old town may park in their zone with a permit. Today they queue at the town hall with
  papers in hand, and traffic wardens read paper discs behind windscreens.

  As a resident
  I want to apply for a parking permit online
  So that I need not take a morning off for the town hall

  Volumes:
  - 14,000 permits in year 1
  - 90 applications a day at peak, in the first week of January
  - 6,000 plate checks a day

  Constraints:
  - A plate check answers within 2 seconds on a mobile phone.
  - Personal data of a refused application is erased after 6 months (GDPR).
  - The pages meet WCAG 2.2 AA, in English and Welsh.

  Other systems:
  - National vehicle register: the keeper of a plate is looked up there.
  - GOV.UK Pay: fees are paid with it.

  Out of scope:
  - Issuing and collecting parking fines.
  - Permits for coaches and lorries.

  Team: one backend developer and one full-stack developer, sprints of two weeks, velocity 20.

  Background:
    Given the following zones:
      | zone | places | fee per year |
      | A    | 1200   | 120.00       |
      | B    | 800    | 90.00        |
      | C    | 2500   | 60.00        |
    And a year begins on 1 April

  Rule: A household has at most two permits

    @must
    Scenario: A resident applies for a first permit
      Given a resident who lives in zone "A" and has no permit
      When the resident applies for a permit with
        | plate       | AB12 CDE   |
        | zone        | A          |
        | valid from  | 1 May 2027 |
        | tenancy     | lease.pdf  |
      Then the application waits for a clerk
      And the resident is told by email that it was received

    @must
    Scenario: A third permit is refused
      Given a household in zone "B" with two permits
      When the resident applies for a permit for the plate "EF34 GHJ"
      Then the application is refused at once
      And the screen names both permits that the household has

  Rule: Only the keeper of a vehicle gets a permit for it

    @must
    Scenario: A clerk approves an application
      Given an application for the plate "AB12 CDE"
      And the vehicle register names the applicant as its keeper
      When the clerk approves the application
      Then the resident is asked to pay the fee

    @must
    Scenario: A clerk refuses an application with a reason
      Given an application for the plate "XY98 ZZZ"
      And the vehicle register names somebody else as its keeper
      When the clerk refuses the application with the reason "not the keeper"
      Then the resident is told the reason by email

  Rule: A permit is valid from the day its fee is paid

    The fee is charged for the months that are left of the year.

    @must
    Scenario Outline: A resident pays the fee
      Given an approved application for zone "<zone>" from "<from>"
      When the resident pays the fee by card
      Then <amount> pounds are charged
      And the permit is valid from "<from>"

      Examples:
        | zone | from       | amount |
        | A    | 1 April    | 120.00 |
        | A    | 1 October  | 60.00  |
        | B    | 1 January  | 22.50  |

    @should
    Scenario: A resident renews a permit
      Given a permit that ends within six weeks
      When the resident renews the permit
      Then it is valid for another year once the fee is paid

    @should
    Scenario: A resident changes the plate of a permit
      Given a valid permit for the plate "AB12 CDE"
      When the resident changes the plate to "LM56 NOP"
      Then the old plate is no longer valid from the next morning

  Rule: A warden sees whether a plate may stand here, and nothing else about its keeper

    @must
    Scenario Outline: A warden checks a plate
      Given a permit for the plate "AB12 CDE" in zone "A" until "31 March"
      When the warden checks the plate "<plate>" in zone "<zone>"
      Then the phone shows "<answer>"

      Examples:
        | plate    | zone | answer       |
        | AB12 CDE | A    | valid        |
        | AB12 CDE | B    | wrong zone   |
        | QQ11 QQQ | A    | no permit    |

  @could
  Scenario: A resident gives a visitor a day ticket
    Given a resident with a valid permit in zone "C"
    When the resident issues a day ticket for the plate "RS78 TUV"
    Then the plate is valid in zone "C" until midnight

  @should
  Scenario: A permit is about to end
    Given a permit that ends in 30 days
    When the nightly run starts
    Then the resident is reminded by email to renew it
