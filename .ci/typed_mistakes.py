"""Mistakes that a type checker has to find with an installed golive: one in each line that ends with `# wrong`."""

import golive

golive.check(3)  # wrong
golive.check({}, gates="go-live")  # wrong
golive.Engine().check({}, as_of="2026-11-02")  # wrong
golive.Engine().told(statuses={"Fertig": "finished"})  # wrong
result = golive.check({}).verdict.reslut  # wrong
page: bytes = golive.render(golive.check({}), "html")  # wrong
name = golive.no_such_name  # wrong
