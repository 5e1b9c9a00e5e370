"""How the site is built from these pages; `./do docs` does it, from a copy with the generated pages beside them."""

project = "golive"
copyright = "the golive authors, MIT licence"  # noqa: A001  (the name that Sphinx asks for)
html_title = "golive"
language = "en_GB"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
myst_linkify_fuzzy_links = False
exclude_patterns = ["files"]
# Places that pages mark with <a id="..."> are not known to MyST; .ci/site/checked.py follows every link instead.
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure"]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["golive.css"]
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_permalinks_icon = "#"
html_theme_options = {"navigation_with_keys": True, "top_of_page_buttons": []}
html_favicon = "_static/golive.svg"
html_last_updated_fmt = None
html_show_sphinx = False
html_show_search_summary = False  # it is fetched, which browsers refuse for pages of a folder
smartquotes = False  # a quote in a command must stay what it is
nitpicky = True

_TREES: dict[str, dict] = {}


def _one_tree_a_folder(app, page, template, context, doctree):
    """Make the navigation once for all activities or rules of a folder, as they are in no section."""
    if "orphan" not in (context.get("meta") or {}):
        return
    trees, made = _TREES.setdefault(page.rpartition("/")[0], {}), context["toctree"]

    def tree(**options):
        key = tuple(sorted(options.items()))
        if key not in trees:
            trees[key] = made(**options)
        return trees[key]

    context["toctree"] = tree


def setup(app):
    """Called by Sphinx."""
    app.connect("html-page-context", _one_tree_a_folder, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
