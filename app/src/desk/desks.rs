//! At which desks somebody sits. What can be done there, the hall says with each application.

use hall_api::{Person, Role as Greeted};
use hall_core::flow::Role;

use crate::words;

/// The desks of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a desk each; somebody may sit at any of them"
)]
pub(super) struct Desks {
    /// A department's desk, as a reviewer or as its head.
    pub has_cases: bool,
    /// A reviewer of a department, who takes its cases and decides them.
    pub is_reviewer: bool,
    /// The head of a department.
    pub is_head: bool,
    /// The department's name, where the hall says it.
    pub department: String,
    /// 综合窗口.
    pub is_reception: bool,
    /// 统一出件.
    pub is_issuing: bool,
    /// 督办.
    pub is_supervision: bool,
}

impl Desks {
    /// The desks of a person; none for an applicant.
    pub(super) fn of(person: &Person) -> Self {
        let has = |wanted: fn(&Role) -> bool| person.roles.iter().any(wanted);
        let department = match &person.role {
            Greeted::Reviewer {
                department_name, ..
            } => department_name.clone(),
            Greeted::Applicant | Greeted::Staff => String::new(),
        };
        Self {
            has_cases: has(|it| matches!(it, Role::Reviewer(_) | Role::Head(_))),
            is_reviewer: has(|it| matches!(it, Role::Reviewer(_))),
            is_head: has(|it| matches!(it, Role::Head(_))),
            department,
            is_reception: has(|it| *it == Role::Reception),
            is_issuing: has(|it| *it == Role::Issuing),
            is_supervision: has(|it| *it == Role::Supervisor),
        }
    }

    /// Whether there is none.
    pub(super) const fn is_empty(&self) -> bool {
        !(self.has_cases || self.is_reception || self.is_issuing || self.is_supervision)
    }

    /// Whether this person calls, or is called: reception and departments.
    pub(super) const fn has_calls(&self) -> bool {
        self.has_cases || self.is_reception
    }

    /// The heading of the list of applications.
    pub(super) fn title(&self) -> String {
        let names = [
            (self.is_reception, words::DESK_RECEPTION),
            (self.is_issuing, words::DESK_ISSUING),
            (self.is_supervision, words::DESK_SUPERVISION),
        ];
        let names: Vec<&str> = names
            .into_iter()
            .filter_map(|(is, name)| is.then_some(name))
            .collect();
        if names.is_empty() {
            words::DESK_DEPARTMENT.to_owned()
        } else {
            names.join("、")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desks(roles: Vec<Role>) -> Desks {
        Desks::of(&Person {
            account: "x".into(),
            name: "余两".into(),
            role: Greeted::Staff,
            roles,
            helper: None,
            unread: 0,
        })
    }

    #[test]
    fn an_applicant_sits_at_no_desk() {
        assert!(desks(vec![Role::Applicant]).is_empty());
    }

    #[test]
    fn somebody_with_two_desks_has_one_list_that_names_both() {
        let both = desks(vec![Role::Reception, Role::Supervisor]);
        assert_eq!(both.title(), "综合窗口、督办");
        assert!(!both.has_cases);
    }

    #[test]
    fn a_head_sees_the_cases_of_the_department() {
        let head = desks(vec![Role::Head("health".into())]);
        assert!(head.has_cases && !head.is_reviewer);
    }
}
