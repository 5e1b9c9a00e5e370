"""The files that a new ruleset begins with. @ID@, @FACT@, @RULE@, @PROJECT@, @EXTENDS@ and @MORE@ are filled in."""

MANIFEST = """\
# yaml-language-server: $schema=schemas/ruleset.schema.json
# What this ruleset is. facts.yaml asks, planning/ has activities, rules/ has rules; base-record.yaml is for examples.
id: @ID@
title: What we ask of our projects
version: 0.1.0
@EXTENDS@
# What the entries refer to under `sources`. "Our own practice" is as good as a book, if one can look it up.
works:
  our-practice:
    title: How we run services
    note: Our handbook; say here where it is kept.
process_groups: [initiating, planning, executing, monitoring-controlling, closing]
gates: [charter-approval, plan-baseline, design-complete, go-live, handover, project-close]
"""

FACTS = """\
# yaml-language-server: $schema=schemas/facts.schema.json
# What a person is asked, beyond what the record says anyway. Each is yes, no or unknown.
asked:
- id: @FACT@
  title: people rely on it outside office hours
  question: Do people rely on it outside office hours?
"""

OWN_FACTS = """\

# What follows from the answers and from fields of the record.
derived:
- id: is_project
  title: the request is accepted as a project, not as a ticket
  when: { field: request.deliverable_by_ticket, is: false }
  unknown_counts_as: "yes"

# How to ask for a field that is read here.
fields:
- field: request.deliverable_by_ticket
  question: Could an ordinary ticket deliver it?
"""

BASE = """\
# What the record of every example is laid over, so that an example says only what matters to it.
facts: { @FACT@: false }
"""

OWN_BASE = """\
id: EXAMPLE
name: Example project
type: changed-service
stage: executing
as_of: 2026-10-26
request: { deliverable_by_ticket: false }
dates: { go_live: 2026-11-09 }
activities: []
waivers: []
"""

ACTIVITIES = """\
# yaml-language-server: $schema=../schemas/activities.schema.json
# Activities: what a project should do. Copy the entry, give the copy an id of its own, and change every line of it.
group: planning                      # the process group; name the folder like it
itil_process: Incident Management    # leave it out where none fits
activities:

- id: @ID@/agree-out-of-hours
  title: Agree who answers outside office hours
  severity: major                    # blocker, major, minor
  due: go-live                       # a gate of ruleset.yaml, or continuous
  applies: { all: [@PROJECT@, @FACT@] }
  applies_when: people rely on it outside office hours
  shown_by: A rota with names and numbers that the desk has
  why: >
    The first night call reaches an empty office, and the people who wait learn that nobody was meant to answer.
  remedy: >
    Agree with the desk and the team who answers from when to when, and enter names and numbers in the rota.
  sources:
    - { work: our-practice, section: Support hours }
  recognise:                         # how people write it in plans; at least five, that fit no other activity
    phrases: ["who answers outside office hours@MORE@", "out of hours cover agreed@MORE@",
              "night and weekend numbers for the desk@MORE@",
              "support outside office hours agreed@MORE@", "evening cover for the new service@MORE@"]
  examples:                          # at least one that it must find (missing or open), and one that it must not
    - name: nobody thought of it
      expect: missing
      record: { facts: { @FACT@: true } }
    - name: agreed and in the rota
      expect: done
      record:
        facts: { @FACT@: true }
        activities: [{ name: Rota, status: done, date: 2026-10-20, covers: [@ID@/agree-out-of-hours] }]
    - name: office hours are enough
      expect: not-applicable
      record: {}
"""

RULES = """\
# yaml-language-server: $schema=../schemas/rules.schema.json
# Rules: what must be so beyond presence. Where `applies` holds, `requires` must hold; else the rule is violated.
theme: Support
rules:

- id: @RULE@-01
  title: Cover outside office hours is agreed five working days before go-live
  severity: major                    # blocker, major, minor
  due: go-live                       # a gate of ruleset.yaml, or continuous
  basis: expert                      # said (a source says it), implied (it follows from one), expert (our reading)
  applies: { all: [@PROJECT@, @FACT@] }
  requires: { lead: [@ID@/agree-out-of-hours, { field: dates.go_live }], at_least: 5 }
  activities: [@ID@/agree-out-of-hours]     # told under this rule where they are missing or open, too
  why: >
    A rota that is written on the last day before go-live names people who have booked their holidays.
  remedy: >
    Move the agreement forward, or go live later. Ask the people on the rota whether they can.
  sources:
    - { work: our-practice, section: Support hours }
  examples:                          # one of each outcome
    - name: agreed three weeks before
      expect: upheld
      record:
        facts: { @FACT@: true }
        activities: [{ name: Rota, status: done, date: 2026-10-19, covers: [@ID@/agree-out-of-hours] }]
    - name: agreed on the last working day
      expect: violated
      record:
        facts: { @FACT@: true }
        activities: [{ name: Rota, status: planned, date: 2026-11-06, covers: [@ID@/agree-out-of-hours] }]
    - name: it has no date yet
      expect: undecided
      record:
        facts: { @FACT@: true }
        activities: [{ name: Rota, status: planned, covers: [@ID@/agree-out-of-hours] }]
    - name: office hours are enough
      expect: not-applicable
      record: {}
"""
