//! Answers to the guiding questions.

use super::change::ChangeCode;
use super::meaning::Symbol;
use super::standing::{Moving, Standing};
use crate::application::Application;
use crate::value::Answer;

impl Moving<'_> {
    /// Takes the answers to the guiding questions over.
    pub(super) fn situation(&mut self, application: &Application) {
        for (id, value) in &application.situation {
            let (question, answer) = (Symbol::Question(id), Symbol::Answer(id, value));
            let (code, symbol) = match (self.standing(question), self.standing(answer)) {
                (Standing::Gone, _) => (Some(ChangeCode::QuestionGone), question),
                (Standing::Changed { .. }, _) => (Some(ChangeCode::Renamed), question),
                (_, Standing::Gone) => (Some(ChangeCode::OptionGone), answer),
                (_, Standing::Changed { .. }) => (Some(ChangeCode::OptionRenamed), answer),
                (Standing::Unverified, _) => (Some(ChangeCode::Unverified), question),
                (_, Standing::Unverified) => (Some(ChangeCode::Unverified), answer),
                (Standing::Same, Standing::Same) => (None, question),
            };
            let at = format!("situation.{id}");
            match code {
                Some(ChangeCode::Unverified) => self.doubt(&at, symbol),
                Some(code) => {
                    self.drop_answer(&at, code, symbol, &Answer::Text(value.clone()));
                    continue;
                }
                None => {}
            }
            self.arrived.situation.insert(id.clone(), value.clone());
        }
    }
}
