"""Rulesets of tests/bad/rulesets, each one change away from a sound one; and what is said of them."""

from typing import NamedTuple

from bad_table import Said

_R, _F, _A = "ruleset.yaml", "facts.yaml", "planning/release.yaml"


class Told(NamedTuple):
    """What one line of the answer must say: the file of the ruleset, its line, what is wrong, what to write instead."""

    file: str
    line: int | None
    wrong: str
    remedy: str

    def by(self, text: str, folder: object) -> bool:
        """Whether a line of the answer says it of the file in that folder."""
        return Said(self.line, self.wrong, self.remedy).by(text, f"{folder}/{self.file}")


RULESETS: dict[str, list[Told]] = {
    "activity-as-itself": [Told(_A, 25, "/activities/1/same_evidence_as/0: t/second has the same", "take it away")],
    "activity-that-is-not-there": [
        Told(_A, 24, "/activities/1/depends/0: there is no activity 't/frist'", "did you mean t/first?"),
        Told(_A, 24, "/activities/1/depends/1: there is no activity 'first'", "did you mean t/first?"),
        Told(_A, 25, "/activities/1/same_evidence_as/0: there is no activity", "write the id of one that is in a"),
    ],
    "alias": [Told(_A, 1, "aliases ('*g') are not read", "write the value again")],
    "anchor": [Told(_A, 1, "anchors ('&g') are not read", "write the value again where it is needed")],
    "another-name": [Told("planning/test.yml", None, "is not read", "rename it so that it ends with .yaml")],
    "answer-that-does-not-fit": [
        Told(_F, 16, "/fields/0/answers/0/set/sites: '0' is out of bounds", "write 1 or more"),
        Told(_F, 16, "/fields/0/answers/0/set/tpye: there is no such key", "did you mean type?"),
        Told(_F, 16, "/fields/0/answers/0/set/type: 'new-servce' is not known here", "did you mean new-service?"),
    ],
    "base-record": [
        Told("base-record.yaml", 2, "/nmae: there is no such key", "did you mean name?"),
        Told("base-record.yaml", 3, "/facts/touchs: there is no fact 'touchs'", "did you mean touches?"),
    ],
    "binary": [Told(_A, None, "is a zip file without a workbook in it", "a ruleset is written as YAML; put")],
    "bomb": [Told(_A, 1, "anchors ('&a') are not read", "write the value again where it is needed")],
    "choices-of-an-activity": [
        Told(_A, 1, "/group: 'plan' is not known here", "did you mean planning?"),
        Told(_A, 6, "/activities/0/severity: 'high' is not known here", "write one of blocker, major, minor"),
        Told(_A, 7, "/activities/0/due: 'golive' is not known here", "did you mean go-live?"),
        Told(_A, 20, "/activities/1/severity: 'Minor' is not known here", "did you mean minor?"),
        Told(_A, 21, "/activities/1/due: 'always' is not known here", "write one of charter-approval"),
    ],
    "choices-of-other-keys": [
        Told(_A, 6, "/activities/0/scope: 'programme' is not known here", "write one of project, portfolio"),
        Told(_A, 7, "/activities/0/tier: 'basic' is not known here", "write one of core, tailoring"),
        Told(_A, 8, "/activities/0/performed/group: 'exec' is not known here", "did you mean executing?"),
        Told(_A, 19, "/activities/0/examples/0/expect: 'mising' is not known here", "did you mean missing?"),
        Told(_A, 20, "/activities/0/examples/1/expect: 'ok' is not known here", "write one of done, planned, open"),
        Told(_A, 20, "/activities/0/examples/1/gate: 'live' is not known here", "did you mean go-live?"),
    ],
    "choices-of-the-manifest": [
        Told(_R, 6, "/process_groups/0: 'plan' is not known here", "did you mean planning?"),
        Told(_R, 7, "/gates/0: 'golive' is not known here", "did you mean go-live?"),
        Told(_R, 7, "/gates/1: 'launch' is not known here", "write one of charter-approval, plan-baseline"),
    ],
    "circle-of-dependencies": [
        Told(_A, 9, "/activities/0/depends: t/first depends on itself through its", "take one of them away"),
        Told(_A, 25, "/activities/1/depends: t/second depends on itself through its", "take one of them away"),
    ],
    "circle-of-facts": [
        Told(_F, 7, "/derived/0/when: external is defined further down", "put it before live"),
        Told(_F, 7, "/derived/0/when: external has unknown_counts_as and may only be used", "write its condition"),
    ],
    "condition-both": [Told(_A, 22, "/activities/1/applies/any: cannot stand", "write { all: [...] } or { any:")],
    "condition-empty": [Told(_A, 22, "/activities/1/applies: a map with nothing", "write a fact, or all, any, not")],
    "condition-expression": [Told(_A, 22, "/activities/1/applies: there is no", "write { field: sites, ... } with")],
    "condition-list": [Told(_A, 22, "/activities/1/applies: a list is no", "write { all: [...] } where all")],
    "condition-misspelt": [Told(_A, 22, "/activities/1/applies: there is no condition 'al'", "did you mean all?")],
    "condition-not": [Told(_A, 22, "/activities/1/applies: there is no fact 'not live'", "write { not: live }")],
    "condition-sentence": [Told(_A, 22, "/activities/1/applies: there is no", "write { all: [live, touches] }")],
    "condition-text-for-list": [Told(_A, 22, "/activities/1/applies/all:", "begin each element with '- ', for")],
    "condition-true": [Told(_A, 22, "/activities/1/applies: 'true' is no condition", "write always")],
    "empty-facts": [Told(_F, None, "nothing stands here", "write keys and values: asked, derived, fields")],
    "empty-manifest": [Told(_R, None, "is empty", "write its keys and values, or delete the file")],
    "evidence-from-no-list": [
        Told(_A, 27, "/activities/1/evidence/0/from: 'customer' is no list of", "where and every need one; write"),
        Told(_A, 28, "/activities/1/evidence/1/from: there is no field 'scope'", "did you mean pilot.scope?"),
        Told(_A, 29, "/activities/1/evidence/2/otherwise: is never used without", "add every: or take it away"),
    ],
    "evidence-from-nowhere": [
        Told(_A, 27, "/activities/1/evidence/0/from: there is no field", "did you mean service_changes?"),
        Told(_A, 28, "/activities/1/evidence/1/from: there is no field 'els.exit'", "did you mean els.text?"),
    ],
    "evidence-that-does-not-fit": [
        Told(_A, 27, "/activities/1/evidence/0/every/field: there is no field 'decison'", "did you mean decision?"),
        Told(_A, 27, "/activities/1/evidence/0/where/is: kind is never 'deploy'", "did you mean deployment?"),
    ],
    "example-alone": [Told(_A, 15, "/activities/0/examples: a list has too few elements", "write 2 or more")],
    "example-with-mistakes": [
        Told(_A, 16, "/activities/0/examples/0/record/as_of: 'tomorrow' is not a", "write it as YYYY-MM-DD, for"),
        Told(_A, 16, "/activities/0/examples/0/record/nmae: there is no such key", "did you mean name?"),
        Told(_A, 16, "/activities/0/examples/0/record/sites: '0' is out of bounds", "write 1 or more"),
        Told(_A, 16, "/activities/0/examples/0/record/type: 'newservice' is not", "did you mean new-service?"),
        Told(_A, 17, "/activities/0/examples/1/record/activities/0/covers/0: there is no", "did you mean t/first?"),
        Told(_A, 17, "/activities/0/examples/1/record/facts/touchs: there is no fact", "did you mean touches?"),
    ],
    "fact-called-always": [Told(_F, 3, "/asked/1: always is the fact that holds for every", "write another name")],
    "fact-of-itself": [Told(_F, 10, "/derived/1/when: follows from itself", "write what it follows from")],
    "fact-that-is-assumed": [Told(_F, 12, "/derived/2/when: external has unknown_counts_as", "write its condition")],
    "fact-that-is-not-there": [
        Told(_F, 7, "/derived/0/when/all/0: there is no fact 'touchs'", "did you mean touches?"),
        Told(_A, 22, "/activities/1/applies/any/0: there is no fact 'extern'", "did you mean external?"),
        Told(_A, 22, "/activities/1/applies/any/1: there is no fact 'qqqq'", "facts.yaml lists the facts"),
    ],
    "fact-twice": [Told(_F, 3, "/asked/1: touches is defined twice, first at", "keep or rename one of them")],
    "fact-with-hyphen": [
        Told("base-record.yaml", 3, "/facts/touches: there is no fact 'touches'", "did you mean it_touches?"),
        Told(_F, 2, "/asked/0/id: 'it-touches' is no name of a fact: small letters", "did you mean it_touches?"),
        Told(_F, 7, "/derived/0/when/all/0: there is no fact 'touches'", "did you mean it_touches?"),
    ],
    "facts-elsewhere": [Told("fact.yaml", 1, "holds facts, which belong into", "move or rename the file")],
    "field-of-the-wrong-kind": [Told(_F, 3, "/asked/1/field: 'sites' is no", "write one of customer.external")],
    "field-that-is-not-there": [
        Told(_F, 3, "/asked/1/field: 'bilable' is no yes/no field of the record", "did you mean billable?"),
        Told(_F, 10, "/derived/1/when/any/1/field: there is no field", "did you mean customer.external?"),
        Told(_F, 13, "/fields/0/field: there is no field 'tpye'", "did you mean type?"),
    ],
    "full-of-mistakes": [
        Told(_F, 2, "/asked/0/qestion: there is no such key", "did you mean question?"),
        Told(_F, 3, "/asked/1/field: 'bilable' is no yes/no field of the record", "did you mean billable?"),
        Told(_F, 7, "/derived/0/when/all/0: there is no fact 'touchs'", "did you mean touches?"),
        Told(_F, 13, "/fields/0/field: there is no field 'tpye'", "did you mean type?"),
        Told(_A, 5, "/activities/0/titel: there is no such key", "did you mean title?"),
        Told(_A, 6, "/activities/0/severity: 'bloker' is not known here", "did you mean blocker?"),
        Told(_A, 7, "/activities/0/due: 'golive' is not known here", "did you mean go-live?"),
        Told(_A, 8, "/activities/0/applies: there is no fact 'allways'", "did you mean always?"),
        Told(_A, 13, "/activities/0/sources/0/work: the work 'awork' is not listed in", "did you mean a-work?"),
        Told(_A, 16, "/activities/0/examples/0/expect: 'mising' is not known here", "did you mean missing?"),
        Told(_A, 16, "/activities/0/examples/0/record/nmae: there is no such key", "did you mean name?"),
        Told(_A, 20, "/activities/1/severity: 'minr' is not known here", "did you mean minor?"),
        Told(_A, 22, "/activities/1/applies/all/0: there is no fact 'extrnal'", "did you mean external?"),
        Told(_A, 22, "/activities/1/applies/all/1: there is no condition 'feild'", "did you mean field?"),
        Told(_A, 22, "/activities/1/applies/all/2/is: type is never 'othr'", "did you mean other?"),
        Told(_A, 24, "/activities/1/depends/0: there is no activity 't/frist'", "did you mean t/first?"),
        Told(_A, 27, "/activities/1/evidence/0/from: there is no field", "did you mean service_changes?"),
        Told(_A, 28, "/activities/1/evidence/1/form: there is no such key", "did you mean from?"),
        Told(_R, 3, "/version: '1.0' is no version: three numbers with points between them", "did you mean 1.0.0?"),
        Told(_R, 5, "/works/a-work/yaer: there is no such key", "did you mean year?"),
        Told(_R, 9, "/settings/hours/value: '0.00001' has more than four decimals, which are not", "write fewer"),
    ],
    "gate-that-is-not-listed": [Told(_A, 7, "/activities/0/due: the gate handover is not among", "add it there")],
    "group-that-is-not-listed": [Told(_A, 1, "/group: the process group executing is not among", "add it there")],
    "id-in-two-files": [Told("planning/test.yaml", 4, "/activities/0: t/first is", "keep or rename one of them")],
    "id-of-the-ruleset": [
        Told(_R, 1, "/id: 'Small rules' is no name of a ruleset: small letters", "did you mean small-rules?"),
        Told(_R, 3, "/version: '1.0' is no version: three numbers with points between them", "did you mean 1.0.0?"),
    ],
    "id-twice": [Told(_A, 18, "/activities/1: t/first is defined twice, first at", "keep or rename one of them")],
    "id-with-capitals": [Told(_A, 4, "/activities/0/id: 'T/First' is no id: two parts of", "did you mean t/first?")],
    "id-without-a-slash": [Told(_A, 18, "/activities/1/id: 'second' is no id: two parts of small", "write it like")],
    "keys-of-a-fact": [
        Told(_F, 2, "/asked/0/qestion: there is no such key", "did you mean question?"),
        Told(_F, 3, "/asked/1/feild: there is no such key", "did you mean field?"),
        Told(_F, 7, "/derived/0/wen: there is no such key", "did you mean when?"),
        Told(_F, 11, "/derived/1/unkown_counts_as: there is no such key", "did you mean unknown_counts_as?"),
    ],
    "keys-of-a-file": [
        Told(_A, 1, "/gruop: there is no such key", "did you mean group?"),
        Told(_A, 2, "/itil-process: there is no such key", "did you mean itil_process?"),
        Told(_A, 3, "/activites: there is no such key", "did you mean activities?"),
    ],
    "keys-of-a-question": [
        Told(_F, 16, "/fields/0/answers/0/put: there is no such key", "write one of say, set"),
        Told(_F, 16, "/fields/0/answers/0/set: is missing", "add it, for example `set: { type: new-service }`"),
        Told(_F, 16, "/fields/0/answers/0/sya: there is no such key", "did you mean say?"),
    ],
    "keys-of-a-setting": [
        Told(_R, 9, "/settings/hours/valeu: there is no such key", "did you mean value?"),
        Told(_R, 9, "/settings/hours/wy: there is no such key", "did you mean why?"),
    ],
    "keys-of-a-source": [
        Told(_A, 13, "/activities/0/sources/0/wrok: there is no such key", "did you mean work?"),
        Told(_A, 32, "/activities/1/sources/0/sektion: there is no such key", "did you mean section?"),
    ],
    "keys-of-a-work": [
        Told(_R, 5, "/works/a-work/auther: there is no such key", "did you mean author?"),
        Told(_R, 5, "/works/a-work/yaer: there is no such key", "did you mean year?"),
    ],
    "keys-of-an-activity": [
        Told(_A, 6, "/activities/0/severty: there is no such key", "did you mean severity?"),
        Told(_A, 7, "/activities/0/deu: there is no such key", "did you mean due?"),
        Told(_A, 8, "/activities/0/aplies: there is no such key", "did you mean applies?"),
        Told(_A, 12, "/activities/0/remdy: there is no such key", "did you mean remedy?"),
        Told(_A, 13, "/activities/0/source: there is no such key", "did you mean sources?"),
        Told(_A, 14, "/activities/0/recognize: there is no such key", "did you mean recognise?"),
        Told(_A, 25, "/activities/1/same-evidence-as: there is no such key", "did you mean same_evidence_as?"),
        Told(_A, 26, "/activities/1/evidnce: there is no such key", "did you mean evidence?"),
    ],
    "keys-of-an-example": [
        Told(_A, 16, "/activities/0/examples/0/expct: there is no such key", "did you mean expect?"),
        Told(_A, 16, "/activities/0/examples/0/recrod: there is no such key", "did you mean record?"),
    ],
    "keys-of-evidence": [
        Told(_A, 27, "/activities/1/evidence/0/evry: there is no such key", "did you mean every?"),
        Told(_A, 27, "/activities/1/evidence/0/form: there is no such key", "did you mean from?"),
        Told(_A, 27, "/activities/1/evidence/0/were: there is no such key", "did you mean where?"),
    ],
    "keys-of-the-facts": [
        Told(_F, 1, "/aksed: there is no such key", "did you mean asked?"),
        Told(_F, 4, "/derivd: there is no such key", "did you mean derived?"),
        Told(_F, 12, "/feilds: there is no such key", "did you mean fields?"),
    ],
    "keys-of-the-manifest": [
        Told(_R, 2, "/titel: there is no such key", "did you mean title?"),
        Told(_R, 4, "/work: there is no such key", "did you mean works?"),
        Told(_R, 6, "/process-groups: there is no such key", "did you mean process_groups?"),
        Told(_R, 7, "/gate: there is no such key", "did you mean gates?"),
        Told(_R, 8, "/setings: there is no such key", "did you mean settings?"),
    ],
    "keys-that-are-missing": [
        Told(_A, 4, "/activities/0/applies: is missing", "add it, for example `applies: always`"),
        Told(_A, 4, "/activities/0/recognise: is missing", "add it, for example `recognise: { phrases: [...] }`"),
        Told(_A, 4, "/activities/0/severity: is missing", "add it, one of blocker, major, minor"),
        Told(_A, 4, "/activities/0/why: is missing", "add it, for example `why: ...`"),
    ],
    "keys-twice": [
        Told(_F, 6, "/derived/0/id: the key 'id' stands twice, first in line 5", "keep one of them"),
        Told(_F, 11, "/derived/1/when/any/0: there is no fact 'live'", "did you mean alive?"),
        Told(_A, 6, "/activities/0/title: the key 'title' stands twice, first in line 5", "keep one of them"),
    ],
    "latin-1": [Told(_F, 2, "is not UTF-8 (byte 0xf6)", "save the file as UTF-8")],
    "list-instead-of-facts": [Told(_F, 1, "a list is not a map", "write keys and values below it: asked, derived")],
    "map-as-key": [Told(_F, 2, "/asked/0: a list or map stands as a key", "keys are texts: write one word before")],
    "merge-key": [Told(_A, 4, "aliases ('*first') are not read", "write the value again")],
    "no-activities": [Told(_A, 2, "/activities: a list has too few elements", "write 1 or more")],
    "nul": [Told(_A, 2, "contains a character (0x00) that is not text", "take it away")],
    "number-that-is-none": [
        Told(_R, 9, "/settings/hours/value: 'inf' is out of bounds", "write a number from -1,000,000,000 to"),
        Told(_R, 10, "/settings/flag/value: 'nan' is out of bounds", "write a number from -1,000,000,000 to"),
    ],
    "numbers-too-fine": [
        Told(_A, 22, "/activities/1/applies/at_least: '1.00001' has more than four decimals, which", "write fewer"),
        Told(_R, 9, "/settings/hours/value: '0.00005' has more than four decimals, which are not", "write fewer"),
    ],
    "numbers-too-large": [
        Told(_A, 22, "/activities/1/applies/at_least: '1e10' is out of bounds", "write 1,000,000,000 or less"),
        Told(_R, 9, "/settings/hours/value: '1e+300' is out of bounds", "write a number from -1,000,000,000 to"),
    ],
    "phrase-twice": [
        Told(_A, 14, "/activities/0/recognise/phrases/1: 'aa' stands twice in the list", "keep one of them"),
        Told(_A, 33, "/activities/1/recognise/phrases/0: the phrase 'CC' stands", "take it away from one of them"),
    ],
    "profile-elsewhere": [
        Told("profile/ours.yaml", 1, "holds a profile, which belongs into profiles/", "move or rename the file")
    ],
    "question-twice": [Told(_F, 15, "/fields/1: the question about type is defined", "keep or rename one of them")],
    "record-elsewhere": [
        Told("base_record.yaml", 1, "holds a record; the one of the examples belongs", "move or rename the file")
    ],
    "rules-elsewhere": [Told("rule/one.yaml", 1, "holds rules, which belong into rules/", "move or rename the file")],
    "setting-that-is-not-there": [
        Told(_A, 22, "/activities/1/applies/all/0/at_least/setting: there is no number", "did you mean hours?"),
        Told(_A, 22, "/activities/1/applies/all/1/at_least/setting: the setting flag is 'true'", "write hours"),
    ],
    "tabs": [Told(_A, 5, "is not YAML: found a tab character that violates", "indent with blanks, not with tabs")],
    "tag": [Told(_A, 3, "tags ('!!python/object/apply:os.system') are not read", "take the tag away")],
    "test-inside-a-list": [
        Told(_A, 22, "/activities/1/applies/where/any/0/field: there is no field 'nam'", "did you mean name?"),
        Told(_A, 22, "/activities/1/applies/where/any/1/is: contract is never 'old'", "write one of new, changed"),
    ],
    "test-missing": [
        Told(_A, 22, "/activities/1/applies/any/0: needs exactly one test", "write one of is, in, has, given, filled"),
        Told(_A, 22, "/activities/1/applies/any/1: needs exactly one test", "the message for line 22 lists"),
        Told(_A, 22, "/activities/1/applies/any/2: needs exactly one test", "the message for line 22 lists"),
    ],
    "test-misspelt": [
        Told(_A, 22, "/activities/1/applies/all/0: there is no condition 'feild'", "did you mean field?"),
        Told(_A, 22, "/activities/1/applies/all/1/iz: there is no such key", "write one of after, at_least"),
        Told(_A, 22, "/activities/1/applies/all/2/at_lest: there is no such key", "did you mean at_least?"),
    ],
    "test-of-a-choice": [
        Told(_A, 22, "/activities/1/applies/all/0/is: type is never 'new-servce'", "did you mean new-service?"),
        Told(_A, 22, "/activities/1/applies/all/1/in: stage is never 'done'", "write one of request, initiating"),
        Told(_A, 22, "/activities/1/applies/all/2/in: 'other' is not a list", "begin each element with '- ', for"),
        Told(_A, 22, "/activities/1/applies/all/3/in: a list has too few elements", "write 1 or more"),
    ],
    "test-of-a-date": [
        Told(_A, 22, "/activities/1/applies/all/0/after: '2026-01-01' is a date", "a date is compared with another"),
        Told(_A, 22, "/activities/1/applies/all/1/after: 'dates.go_live' is not", "write digits without quotes, {"),
        Told(_A, 22, "/activities/1/applies/all/2/field: as_of is a date", "`at_least` compares numbers; write"),
        Told(_A, 22, "/activities/1/applies/all/3/before/field: 'sites' is no date of the", "write one of as_of"),
    ],
    "test-of-a-fact": [Told(_A, 22, "/activities/1/applies/field:", "write touches alone, or { not:")],
    "test-of-a-list": [
        Told(_A, 22, "/activities/1/applies/all/0/some: 'suplier' is no list of maps", "did you mean suppliers?"),
        Told(_A, 22, "/activities/1/applies/all/1/where: inside where only", "write { field: ... }, and the"),
        Told(_A, 22, "/activities/1/applies/all/2/where: is missing", "add it, for example `where: { field: name"),
        Told(_A, 22, "/activities/1/applies/all/3: needs exactly one of some", "write the list of the record"),
    ],
    "test-of-a-number": [
        Told(_A, 22, "/activities/1/applies/all/0/is: sites is a number", "it cannot be compared with `is`; write"),
        Told(_A, 22, "/activities/1/applies/all/1/at_least: '2' is not a number", "write digits without quotes"),
        Told(_A, 22, "/activities/1/applies/all/2/at_most: 'two' is not a number", "write digits without quotes, {"),
        Told(_A, 22, "/activities/1/applies/all/3/field: sites is a number", "`after` compares dates; write"),
    ],
    "test-of-a-text": [
        Told(_A, 22, "/activities/1/applies/all/0/is: name is a text", "it cannot be compared with `is`; write"),
        Told(_A, 22, "/activities/1/applies/all/1/field: name is a text", "`at_least` compares numbers; write"),
    ],
    "test-of-a-yes-no": [
        Told(_A, 22, "/activities/1/applies/all/0/is: billable is a yes/no field", "write true or false"),
        Told(_A, 22, "/activities/1/applies/all/1/filled: billable is a yes/no", "`filled` is for lists, texts"),
        Told(_A, 22, "/activities/1/applies/all/2/filled: 'maybe' is neither yes nor no", "write true or false"),
    ],
    "test-with-a-setting": [Told(_A, 22, "/activities/1/applies/at_least/seting: there", "did you mean setting?")],
    "text-file": [Told("planning/test.yaml.txt", None, "is not read", "rename it so that it ends with .yaml")],
    "truncated": [Told(_A, 17, "is not YAML: did not find expected node content", "check quotes, brackets and the")],
    "two-documents": [Told(_F, 2, "a second document begins (---)", "write several records as a list, or one a")],
    "unknown-counts-as-no": [Told(_F, 11, "/derived/1/unknown_counts_as: 'no' is not known here", "write yes")],
    "utf-16": [Told(_F, None, "is UTF-16", "save it as UTF-8")],
    "values-of-an-activity": [
        Told(_A, 5, "/activities/0/title: a list is not a text", "write a text, in quotes where it looks like a"),
        Told(_A, 13, "/activities/0/sources: 'a-work' is not a list", "begin each element with '- ', for example"),
        Told(_A, 19, "/activities/1/title: '' is too short", "write 1 or more characters"),
        Told(_A, 24, "/activities/1/depends: 't/first' is not a list", "begin each element with '- ', for example"),
        Told(_A, 33, "/activities/1/recognise/phrases/1: 'g' is too short", "write 2 or more characters"),
    ],
    "values-of-evidence": [
        Told(_A, 29, "/activities/1/evidence/1/decisive: 'maybe' is neither yes nor no", "write true or false"),
        Told(_A, 30, "/activities/1/evidence/2: 'service_changes' is not a map", "write keys and values below it"),
    ],
    "values-of-the-manifest": [
        Told(_R, 5, "/works/a-work/year: 'soon' is not a whole number", "write digits, without a point and"),
        Told(_R, 7, "/gates: 'go-live' is not a list", "begin each element with '- ', for example `gates:"),
        Told(_R, 9, "/settings/hours/value: a list is no single value", "write a number, a text, true or false"),
        Told(_R, 11, "/settings/name/value: nothing is no single value", "write a number, a text, true or false"),
    ],
    "words-twice": [
        Told(_A, 24, "/activities/1/depends/1: 't/first' stands twice in the list", "keep one of them"),
        Told(_R, 6, "/process_groups/1: 'planning' stands twice in the list", "keep one of them"),
        Told(_R, 7, "/gates/1: 'go-live' stands twice in the list", "keep one of them"),
    ],
    "work-that-is-not-there": [Told(_A, 13, "/activities/0/sources/0/work: the work", "did you mean a-work?")],
    "works-that-are-not-listed": [
        Told(_A, 13, "/activities/0/sources/0/work: the work 'a-work' is not listed", "list it under works: there"),
        Told(_A, 32, "/activities/1/sources/0/work: the work 'a-work' is not listed", "list it under works: there"),
    ],
}
