//! Chromium and its driver, for the tests in a real browser, a font with Chinese characters, and what reads what
//! was printed.

use std::env;
use std::path::{Path, PathBuf};

use super::{apt, step};
use crate::failure::{Failure, Outcome};
use crate::process::capture;
use crate::toolbox::Toolbox;
use crate::workspace::Workspace;

const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// What the journeys read a printed page with.
const READERS: [&str; 2] = ["pdftotext", "pdffonts"];

/// The browser that tests run in.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) chromium: PathBuf,
    /// Its driver, of the same version.
    pub(crate) driver: PathBuf,
}

/// Makes sure of the browser, its driver, a Chinese font and the readers of printed pages.
pub(super) fn ensure(toolbox: &Toolbox, workspace: &Workspace) -> Outcome<Browser> {
    step::ensure(
        "Chromium and its driver",
        "20 s",
        "install Chromium and chromedriver, or name them in HALL_CHROMIUM and CHROMEDRIVER.",
        || find(toolbox).is_some(),
        || {
            apt::install(
                toolbox,
                workspace,
                &["chromium", "chromium-driver", "fonts-noto-cjk"],
            )
        },
    )?;
    step::ensure(
        "a font with Chinese characters",
        "10 s",
        "install a font with Chinese characters, e.g. Noto Sans CJK.",
        || has_chinese_font(toolbox),
        || apt::install(toolbox, workspace, &["fonts-noto-cjk"]),
    )?;
    step::ensure(
        "Poppler, which reads what was printed",
        "5 s",
        "install Poppler's pdftotext and pdffonts.",
        || READERS.iter().all(|it| toolbox.find(it).is_some()),
        || apt::install(toolbox, workspace, &["poppler-utils"]),
    )?;
    find(toolbox).ok_or_else(|| Failure::new("Chromium went away.", "run the command again."))
}

fn find(toolbox: &Toolbox) -> Option<Browser> {
    let named = |variable| {
        env::var_os(variable)
            .map(PathBuf::from)
            .filter(|file| file.is_file())
    };
    let chromium = named("HALL_CHROMIUM")
        .or_else(|| CHROMIUM.iter().find_map(|program| toolbox.find(program)))?;
    let driver = named("CHROMEDRIVER").or_else(|| toolbox.find("chromedriver"))?;
    Some(Browser { chromium, driver })
}

fn has_chinese_font(toolbox: &Toolbox) -> bool {
    Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()
        || capture(toolbox.command("fc-list").arg(":lang=zh-cn"))
            .is_some_and(|fonts| !fonts.is_empty())
}
