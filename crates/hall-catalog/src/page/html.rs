//! HTML in which nothing can slip through unescaped: markup is written in the program, and everything
//! else goes through [`Html::text`].

/// A piece of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// A piece, built by a function.
    pub(super) fn of(build: impl FnOnce(&mut Self)) -> Self {
        let mut html = Self::default();
        build(&mut html);
        html
    }

    /// A piece that is only text.
    pub(super) fn plain(text: &str) -> Self {
        Self::of(|it| it.text(text))
    }

    /// Markup as it stands in the program.
    pub(super) fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Text, escaped. Control characters are left out: no page needs them.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c if c.is_control() => self.0.push(' '),
                c => self.0.push(c),
            }
        }
    }

    /// Another piece.
    pub(super) fn put(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// An element that holds only text.
    pub(super) fn element(&mut self, tag: &'static str, text: &str) {
        self.around(tag, |it| it.text(text));
    }

    /// An element: `tag` is a name, perhaps with attributes.
    pub(super) fn around(&mut self, tag: &'static str, build: impl FnOnce(&mut Self)) {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.0.push('<');
        self.0.push_str(tag);
        self.0.push('>');
        build(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    /// A list of texts.
    pub(super) fn list(&mut self, items: &[String]) {
        self.around("ul", |html| {
            for item in items {
                html.element("li", item);
            }
        });
    }

    /// A table with these headings.
    pub(super) fn table(&mut self, class: &'static str, heads: &[&str], rows: &[Vec<Self>]) {
        self.around(class, |html| {
            html.around("thead", |html| {
                html.around("tr", |html| {
                    for head in heads {
                        html.element("th", head);
                    }
                });
            });
            html.around("tbody", |html| {
                for row in rows {
                    html.around("tr", |html| {
                        for cell in row {
                            html.around("td", |html| html.put(cell));
                        }
                    });
                }
            });
        });
    }

    /// Lines, one under the other.
    pub(super) fn lines(lines: &[String]) -> Self {
        Self::of(|html| {
            for line in lines.iter().filter(|it| !it.is_empty()) {
                html.element("div", line);
            }
        })
    }

    /// The markup.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_wherever_it_stands() {
        let evil = "<script>alert('1')</script> & \"x\"";
        let mut html = Html::plain(evil);
        html.element("p", evil);
        html.list(&[evil.to_owned()]);
        html.table("table", &[evil], &[vec![Html::plain(evil)]]);
        html.put(&Html::lines(&[evil.to_owned()]));
        let page = html.into_string();
        assert!(!page.contains("<script") && !page.contains("'1'"), "{page}");
        assert_eq!(page.matches("&lt;script&gt;").count(), 6);
    }
}
