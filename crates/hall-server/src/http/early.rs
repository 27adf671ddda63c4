//! The form of a section as plain HTML, drawn before the page's program is there.
//!
//! On a slow network the program takes seconds to arrive; whoever opens a section by its address can
//! read it and type into it meanwhile. The program then takes over what was typed (`app/src/early.rs`).
//!
//! Design assumptions:
//! - It is the form of an empty draft: the hall does not know what lies in the browser. A browser that
//!   has been here before has the program, too, and hardly sees this.
//! - It holds no rule and sends nothing. What it cannot offer without the program (tables, statements to
//!   agree to), and everything sensitive, which may be kept only after the person was asked, is named
//!   and left to the program.

use std::fmt::{self, Write as _};

use hall_core::application::Application;
use hall_core::catalog::{Field, FieldIx, Kind, Opt, SectionIx};
use hall_core::kind::ValueKind;
use hall_core::plan::Plan;
use hall_core::precheck::{Asked, Precheck};

use crate::app::App;

/// As many options as the program, too, shows at once.
const SHOWN_AT_ONCE: usize = 6;

/// What stands in the entry page for this path; `None` where nothing does.
pub fn form(app: &App, path: &str) -> Option<String> {
    let (bundle, section) = section_of(path)?;
    let plan = app.catalog.plan(bundle)?;
    let sections = &plan.bundle().sections;
    let at = sections.iter().position(|it| it.id == section)?;
    let title = &sections.get(at)?.title;
    let mut html = String::new();
    write!(
        html,
        "<div id=\"early\"><header class=\"top\"><div class=\"wrap\"><a class=\"brand\" href=\"/\">一件事大厅</a></div></header>\
         <main><div class=\"wrap\"><div class=\"column stack\"><h1>{}</h1>\
         <p class=\"hint\">页面还在打开。可以先填，填好的会留下来。</p><div class=\"form-body\">",
        Text(title)
    )
    .ok()?;
    let check = Precheck::open(plan.clone(), app.clock.today(), &Application::default());
    for (position, field) in plan.bundle().fields.iter().enumerate() {
        let here = field.section == SectionIx::new(at) && field.group.is_none();
        if let (true, Asked::Yes { required }) = (here, check.asked(FieldIx::new(position))) {
            write_field(&mut html, plan, field, required).ok()?;
        }
    }
    html.push_str("</div></div></div></main></div>");
    Some(html)
}

/// `/bundle/ID/form/SECTION`, as in `app/src/route.rs`.
fn section_of(path: &str) -> Option<(&str, &str)> {
    let (bundle, rest) = path.strip_prefix("/bundle/")?.split_once('/')?;
    let section = rest.strip_prefix("form/")?;
    (!section.contains('/')).then_some((bundle, section))
}

fn write_field(html: &mut String, plan: &Plan, field: &Field, required: bool) -> fmt::Result {
    let id = format!("f-{}", field.key);
    let (id, label) = (Text(&id), Text(&field.label));
    let optional = if required {
        ""
    } else {
        "<span class=\"optional\">（选填）</span>"
    };
    if field.sensitive {
        return write_later(html, label);
    }
    match &field.kind {
        Kind::Choice(options) if options.len() <= SHOWN_AT_ONCE => {
            write!(
                html,
                "<fieldset class=\"field\" id=\"{id}\"><legend>{label}{optional}</legend><div class=\"choices\">"
            )?;
            for (at, Opt { value, label, .. }) in options.iter().enumerate() {
                let (value, label) = (Text(value), Text(label));
                write!(
                    html,
                    "<div class=\"choice\"><input type=\"radio\" id=\"{id}-{at}\" name=\"{id}\" value=\"{value}\">\
                     <label for=\"{id}-{at}\">{label}</label></div>"
                )?;
            }
            html.write_str("</div></fieldset>")
        }
        Kind::YesNo | Kind::Consent | Kind::Choices(_) | Kind::Rows { .. } => {
            write_later(html, label)
        }
        kind => {
            write!(
                html,
                "<div class=\"field\"><label for=\"{id}\">{label}{optional}</label>"
            )?;
            write_control(html, plan, id, kind)?;
            html.write_str("</div>")
        }
    }
}

fn write_later(html: &mut String, label: Text<'_>) -> fmt::Result {
    write!(
        html,
        "<div class=\"field\"><span class=\"label\">{label}</span><p class=\"readonly muted\">页面打开后再填</p></div>"
    )
}

fn write_control(html: &mut String, plan: &Plan, id: Text<'_>, kind: &Kind) -> fmt::Result {
    let options = match kind {
        Kind::Choice(options) => Some(options),
        Kind::Code { table } => {
            let table = plan.bundle().tables.get(usize::from(*table));
            table.map(|it| &it.options)
        }
        _ => None,
    };
    if let Some(options) = options {
        write!(
            html,
            "<select id=\"{id}\" class=\"input w-m\"><option value=\"\">请选择</option>"
        )?;
        for Opt { value, label, .. } in options {
            let (value, label) = (Text(value), Text(label));
            write!(html, "<option value=\"{value}\">{label}</option>")?;
        }
        return html.write_str("</select>");
    }
    let (input, class, mode) = match kind {
        Kind::Text { lines: true, .. } | Kind::Address => {
            return write!(
                html,
                "<textarea id=\"{id}\" class=\"input\" rows=\"2\" autocomplete=\"off\"></textarea>"
            );
        }
        Kind::Text { max: 0..=12, .. } => ("text", "input w-s", ""),
        Kind::Text { max: 13..=30, .. } => ("text", "input w-m", ""),
        Kind::Text { max: 31..=100, .. } | Kind::Checked(ValueKind::CompanyName) => {
            ("text", "input w-l", "")
        }
        Kind::Text { .. } => ("text", "input", ""),
        Kind::Number { decimals: 0, .. } => ("text", "input w-s", "numeric"),
        Kind::Number { .. } => ("text", "input w-s", "decimal"),
        Kind::Checked(ValueKind::CnMobile | ValueKind::CnLandline) => ("text", "input w-m", "tel"),
        Kind::Date => ("date", "input w-m", ""),
        Kind::Month => ("month", "input w-m", ""),
        Kind::Moment => ("datetime-local", "input w-m", ""),
        _ => ("text", "input w-m", ""),
    };
    write!(
        html,
        "<input id=\"{id}\" class=\"{class}\" type=\"{input}\" autocomplete=\"off\" spellcheck=\"false\""
    )?;
    if !mode.is_empty() {
        write!(html, " inputmode=\"{mode}\"")?;
    }
    html.write_str(">")
}

/// Text as it may stand in HTML, between tags and in quoted attributes.
#[derive(Clone, Copy)]
struct Text<'a>(&'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|it| match it {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            it => f.write_char(it),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_of_a_section_has_a_form() {
        assert_eq!(
            section_of("/bundle/newborn/form/baby"),
            Some(("newborn", "baby"))
        );
        for path in [
            "/bundle/newborn",
            "/bundle/newborn/form",
            "/bundle/newborn/ask/form/baby",
            "/form/baby",
            "/bundle/newborn/form/baby/x",
        ] {
            assert_eq!(section_of(path), None, "{path}");
        }
    }

    #[test]
    fn a_label_is_never_markup() {
        assert_eq!(
            Text("<b a=\"1\">&").to_string(),
            "&lt;b a=&quot;1&quot;&gt;&amp;"
        );
    }
}
