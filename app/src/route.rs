//! The addresses of the applicants' pages, typed.
//!
//! A hand-written router instead of `leptos_router`: a dozen addresses need no pattern language, and
//! the library would cost a third of the budget for the first load. Parsing and formatting are
//! inverse to each other; a test says so. What the browser does with an address stands in
//! [`crate::navigation`].

use std::fmt;

use crate::errand::Errand;

/// A page of the hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Home,
    /// `/sign-in`, with the page to go back to.
    SignIn {
        /// The address to go to after signing in, always one of the hall's own.
        next: Option<String>,
    },
    /// `/applications`
    Applications,
    /// `/applications/H2026…`
    Application(String),
    /// `/applications/H2026…/receipt`
    Receipt(String),
    /// `/applications/H2026…/answer`
    Answer(String),
    /// `/applications/H2026…/acts/withdraw`
    Errand {
        /// The application's number.
        number: String,
        /// What is to be done.
        errand: Errand,
    },
    /// `/services`
    Services,
    /// `/licences`
    Licences,
    /// `/licences/7f3a…`
    Licence(String),
    /// `/verify`
    Check,
    /// `/entitlements`
    Entitlements,
    /// `/wishes`
    Wish,
    /// `/messages`
    Messages,
    /// `/mail`
    Mail,
    /// `/mail/confirm/7f3a…`, `/mail/stop/7f3a…`: where a letter leads.
    FromMail(Letter, String),
    /// `/drafts`
    Drafts,
    /// `/bundle/newborn`, `/bundle/newborn/form/legal`
    Bundle {
        /// The bundle's id, or that of a service standing alone.
        id: String,
        /// How far the applicant is.
        step: Step,
    },
    /// Nothing of ours.
    Unknown,
}

/// What a letter with a link wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// Whether the address is the reader's.
    Confirm,
    /// Whether the letters are to end.
    Stop,
}

/// The program that shows a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// What everybody loads first.
    Lobby,
    /// Where a bundle is filled in.
    Counter,
    /// What a person has at the hall: applications on their way, e-licences, messages.
    Account,
}

impl Program {
    /// The program that shows the page at a path, if it is one of these: the desk and the hall's
    /// own routes are others. `public/boot.js` decides by the same paths.
    pub fn at(path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.nth(1)) {
            (Some("bundle" | "drafts" | "wishes"), _)
            | (Some("applications"), Some("receipt" | "answer" | "acts")) => Some(Self::Counter),
            (
                Some("applications" | "licences" | "verify" | "entitlements" | "messages" | "mail"),
                _,
            ) => Some(Self::Account),
            (Some("desk" | "api" | "catalog"), _) => None,
            _ => Some(Self::Lobby),
        }
    }
}

/// A page on the way from the bundle's description to its submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// What the bundle is.
    About,
    /// A guiding question, by its id.
    Question(String),
    /// What the answers to the guiding questions lead to.
    Outcome,
    /// The one form as a list of tasks.
    Form,
    /// A section of the one form, by its id.
    Section(String),
    /// The materials.
    Materials,
    /// The pre-check.
    Check,
    /// All answers, to look over.
    Answers,
    /// Signing and submitting.
    Submit,
    /// The notice, to print.
    Notice,
    /// Each department's form as it will be received, to print.
    Forms,
    /// The same forms, empty.
    Blank,
}

impl Route {
    /// Reads an address: the path, and the query without its question mark.
    pub fn parse(path: &str, query: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match *parts.as_slice() {
            [] => Self::Home,
            ["sign-in"] => Self::SignIn {
                next: next_page(query),
            },
            ["applications"] => Self::Applications,
            ["applications", number] => Self::Application(number.to_owned()),
            ["applications", number, "receipt"] => Self::Receipt(number.to_owned()),
            ["applications", number, "answer"] => Self::Answer(number.to_owned()),
            ["applications", number, "acts", id] => match Errand::named(id) {
                Some(errand) => Self::Errand {
                    number: number.to_owned(),
                    errand,
                },
                None => Self::Unknown,
            },
            ["services"] => Self::Services,
            ["licences"] => Self::Licences,
            ["licences", id] => Self::Licence(id.to_owned()),
            ["verify"] => Self::Check,
            ["entitlements"] => Self::Entitlements,
            ["wishes"] => Self::Wish,
            ["messages"] => Self::Messages,
            ["mail"] => Self::Mail,
            ["mail", "confirm", token] => Self::FromMail(Letter::Confirm, token.to_owned()),
            ["mail", "stop", token] => Self::FromMail(Letter::Stop, token.to_owned()),
            ["drafts"] => Self::Drafts,
            ["bundle", id, ref rest @ ..] => match Step::parse(rest) {
                Some(step) => Self::Bundle {
                    id: id.to_owned(),
                    step,
                },
                None => Self::Unknown,
            },
            _ => Self::Unknown,
        }
    }

    /// A page of a bundle.
    pub fn bundle(id: &str, step: Step) -> Self {
        Self::Bundle {
            id: id.to_owned(),
            step,
        }
    }

    /// Signing in, and then back to `next`.
    pub fn sign_in(next: &Self) -> Self {
        Self::SignIn {
            next: Some(next.to_string()),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home | Self::Unknown => f.write_str("/"),
            Self::SignIn { next: None } => f.write_str("/sign-in"),
            Self::SignIn { next: Some(next) } => write!(f, "/sign-in?next={next}"),
            Self::Applications => f.write_str("/applications"),
            Self::Application(number) => write!(f, "/applications/{number}"),
            Self::Receipt(number) => write!(f, "/applications/{number}/receipt"),
            Self::Answer(number) => write!(f, "/applications/{number}/answer"),
            Self::Errand { number, errand } => {
                write!(f, "/applications/{number}/acts/{}", errand.id())
            }
            Self::Services => f.write_str("/services"),
            Self::Licences => f.write_str("/licences"),
            Self::Licence(id) => write!(f, "/licences/{id}"),
            Self::Check => f.write_str("/verify"),
            Self::Entitlements => f.write_str("/entitlements"),
            Self::Wish => f.write_str("/wishes"),
            Self::Messages => f.write_str("/messages"),
            Self::Mail => f.write_str("/mail"),
            Self::FromMail(Letter::Confirm, token) => write!(f, "/mail/confirm/{token}"),
            Self::FromMail(Letter::Stop, token) => write!(f, "/mail/stop/{token}"),
            Self::Drafts => f.write_str("/drafts"),
            Self::Bundle { id, step } => write!(f, "/bundle/{id}{step}"),
        }
    }
}

impl Step {
    fn parse(parts: &[&str]) -> Option<Self> {
        Some(match *parts {
            [] => Self::About,
            ["questions", id] => Self::Question(id.to_owned()),
            ["outcome"] => Self::Outcome,
            ["form"] => Self::Form,
            ["form", section] => Self::Section(section.to_owned()),
            ["materials"] => Self::Materials,
            ["check"] => Self::Check,
            ["answers"] => Self::Answers,
            ["submit"] => Self::Submit,
            ["notice"] => Self::Notice,
            ["forms"] => Self::Forms,
            ["blank"] => Self::Blank,
            _ => return None,
        })
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::About => Ok(()),
            Self::Question(id) => write!(f, "/questions/{id}"),
            Self::Outcome => f.write_str("/outcome"),
            Self::Form => f.write_str("/form"),
            Self::Section(id) => write!(f, "/form/{id}"),
            Self::Materials => f.write_str("/materials"),
            Self::Check => f.write_str("/check"),
            Self::Answers => f.write_str("/answers"),
            Self::Submit => f.write_str("/submit"),
            Self::Notice => f.write_str("/notice"),
            Self::Forms => f.write_str("/forms"),
            Self::Blank => f.write_str("/blank"),
        }
    }
}

/// Only a path of our own: an address of another site would make the sign-in page a stepping stone
/// for deceivers.
fn next_page(query: &str) -> Option<String> {
    let next = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("next="))?;
    let ours = next.starts_with('/')
        && next
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "/-_.".contains(it))
        && !next.starts_with("//");
    ours.then(|| next.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Errand, Letter, Program, Route, Step};

    fn parse(address: &str) -> Route {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Route::parse(path, query)
    }

    #[test]
    fn every_page_is_found_again_under_its_own_address() {
        let steps = [
            Step::About,
            Step::Question("premises".into()),
            Step::Outcome,
            Step::Form,
            Step::Section("legal".into()),
            Step::Materials,
            Step::Check,
            Step::Answers,
            Step::Submit,
            Step::Notice,
            Step::Forms,
            Step::Blank,
        ];
        let mut routes = vec![
            Route::Home,
            Route::Applications,
            Route::Services,
            Route::Licences,
            Route::Licence("7f3a".into()),
            Route::Check,
            Route::Entitlements,
            Route::Wish,
            Route::Messages,
            Route::Mail,
            Route::FromMail(Letter::Confirm, "7f3a".into()),
            Route::FromMail(Letter::Stop, "7f3a".into()),
            Route::Drafts,
            Route::Application("H1".into()),
            Route::Receipt("H1".into()),
            Route::Answer("H1".into()),
            Route::SignIn { next: None },
            Route::sign_in(&Route::bundle("newborn", Step::Submit)),
        ];
        routes.extend(steps.map(|step| Route::bundle("newborn", step)));
        routes.extend(Errand::ALL.map(|errand| Route::Errand {
            number: "H1".into(),
            errand,
        }));
        for route in routes {
            assert_eq!(parse(&route.to_string()), route);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_unknown() {
        assert_eq!(parse("/bundle/newborn/nonsense"), Route::Unknown);
        assert_eq!(parse("/nothing"), Route::Unknown);
    }

    #[test]
    fn signing_in_never_leads_to_another_site() {
        for next in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "javascript:1",
        ] {
            assert_eq!(
                parse(&format!("/sign-in?next={next}")),
                Route::SignIn { next: None }
            );
        }
    }

    #[test]
    fn each_page_belongs_to_one_program() {
        assert_eq!(
            Program::at("/bundle/newborn/form#f-x"),
            Some(Program::Counter)
        );
        assert_eq!(
            Program::at("/sign-in?next=/bundle/newborn"),
            Some(Program::Lobby)
        );
        assert_eq!(Program::at("/"), Some(Program::Lobby));
        assert_eq!(
            Program::at("/applications/H1/receipt"),
            Some(Program::Counter)
        );
        assert_eq!(Program::at("/applications"), Some(Program::Account));
        assert_eq!(Program::at("/applications/H1"), Some(Program::Account));
        assert_eq!(
            Program::at("/applications/H1/answer#f-x"),
            Some(Program::Counter)
        );
        assert_eq!(
            Program::at("/applications/H1/acts/rate"),
            Some(Program::Counter)
        );
        assert_eq!(Program::at("/mail/stop/7f3a"), Some(Program::Account));
        assert_eq!(Program::at("/desk/cases/1"), None);
    }
}
