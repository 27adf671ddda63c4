//! Tables as CSV for a spreadsheet program.
//!
//! UTF-8 with a byte order mark, or the common spreadsheet program would show Chinese as noise; lines
//! end as RFC 4180 says. A cell that begins like a formula gets an apostrophe in front: a name in the
//! catalogue must never become a command on the reader's machine.

/// The table as the text of a file.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|it| cell(it)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cell(text: &str) -> String {
    let begins_like_a_formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r']);
    let guard = if begins_like_a_formula { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r', '\t']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::csv;

    fn line(cells: &[&str]) -> String {
        let text = csv(&[cells.iter().map(|it| (*it).to_owned()).collect()]);
        let line = text.strip_prefix('\u{feff}').unwrap_or_default();
        line.strip_suffix("\r\n").unwrap_or_default().to_owned()
    }

    #[test]
    fn plain_cells_stand_as_they_are() {
        assert_eq!(line(&["户口登记", "公安局", "0"]), "户口登记,公安局,0");
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        assert_eq!(
            line(&["a,b", "说\"好\"", "上\n下"]),
            "\"a,b\",\"说\"\"好\"\"\",\"上\n下\""
        );
    }

    #[test]
    fn nothing_becomes_a_formula() {
        for text in [
            "=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\t=1", "=\"a\",b",
        ] {
            let text = line(&[text]);
            assert!(text.trim_start_matches('"').starts_with('\''), "{text}");
        }
    }
}
