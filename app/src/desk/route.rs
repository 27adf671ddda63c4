//! The addresses of the desk.

use std::fmt;

/// A page of the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DeskRoute {
    /// `/desk`: the cases of one's own department, or else the applications.
    Home,
    /// `/desk/cases/…`
    Case(String),
    /// `/desk/applications`
    Applications,
    /// `/desk/applications/…`
    Application(String),
    /// `/desk/patterns`: what complaints have in common.
    Patterns,
    /// `/desk/calls`: the conversations of one's own desk.
    Calls,
    /// `/desk/calls/…`
    Call(String),
    /// `/desk/messages`: what the hall has told one's own desks.
    Messages,
    /// `/desk/visitors`: helping somebody who is present.
    Visitors,
    /// `/desk/wishes`: what people wish to have done together.
    Wishes,
    /// `/desk/party/…`: an outside party, by its one-time link.
    Party(String),
}

impl DeskRoute {
    /// Reads a path; what leads nowhere leads to the list.
    pub(super) fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        match *parts.as_slice() {
            ["desk", "cases", number] => Self::Case(number.to_owned()),
            ["desk", "applications"] => Self::Applications,
            ["desk", "applications", number] => Self::Application(number.to_owned()),
            ["desk", "patterns"] => Self::Patterns,
            ["desk", "calls"] => Self::Calls,
            ["desk", "calls", case] => Self::Call(case.to_owned()),
            ["desk", "messages"] => Self::Messages,
            ["desk", "visitors"] => Self::Visitors,
            ["desk", "wishes"] => Self::Wishes,
            ["desk", "party", token] => Self::Party(token.to_owned()),
            _ => Self::Home,
        }
    }
}

impl fmt::Display for DeskRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/desk"),
            Self::Case(number) => write!(f, "/desk/cases/{number}"),
            Self::Applications => f.write_str("/desk/applications"),
            Self::Application(number) => write!(f, "/desk/applications/{number}"),
            Self::Patterns => f.write_str("/desk/patterns"),
            Self::Calls => f.write_str("/desk/calls"),
            Self::Call(case) => write!(f, "/desk/calls/{case}"),
            Self::Messages => f.write_str("/desk/messages"),
            Self::Visitors => f.write_str("/desk/visitors"),
            Self::Wishes => f.write_str("/desk/wishes"),
            Self::Party(token) => write!(f, "/desk/party/{token}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DeskRoute;

    #[test]
    fn every_page_is_found_again_under_its_own_address() {
        for route in [
            DeskRoute::Home,
            DeskRoute::Case("H1-02".into()),
            DeskRoute::Applications,
            DeskRoute::Application("H1".into()),
            DeskRoute::Patterns,
            DeskRoute::Messages,
            DeskRoute::Visitors,
            DeskRoute::Wishes,
            DeskRoute::Calls,
            DeskRoute::Call("H1-02".into()),
            DeskRoute::Party("0a1b".into()),
        ] {
            assert_eq!(DeskRoute::parse(&route.to_string()), route);
        }
    }
}
