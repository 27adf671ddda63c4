//! The words and signs of an expression.

use hall_core::decimal::Decimal;

use super::ast::{Operator, Span};
use super::error::ExpressionError;

/// A word or sign, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it stands.
    pub(super) span: Span,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name, or one part of it.
    Word(String),
    /// A number without a sign.
    Number(Decimal),
    /// A text without its quotes.
    Text(String),
    /// An operator between operands.
    Operator(Operator),
    /// `!`
    Not,
    /// One of `( ) [ ] , . ? :`
    Sign(char),
}

/// The longest expression that is read; the longest sensible one has some 60 tokens.
const MAX_TOKENS: usize = 400;

/// Splits an expression into tokens.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, ExpressionError> {
    let mut lexer = Lexer {
        chars: text.chars().collect(),
        at: 0,
        tokens: Vec::new(),
    };
    while lexer.next()? {
        if MAX_TOKENS < lexer.tokens.len() {
            let span = lexer.span_from(0);
            return Err(ExpressionError::new(
                span,
                "条件太长",
                "拆成几条规则，或者改用引导问题",
            ));
        }
    }
    Ok(lexer.tokens)
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at.saturating_add(ahead)).copied()
    }

    fn span_from(&self, start: usize) -> Span {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            start: small(start),
            end: small(self.at.max(start.saturating_add(1))),
        }
    }

    fn push(&mut self, start: usize, kind: TokenKind) {
        let span = self.span_from(start);
        self.tokens.push(Token { kind, span });
    }

    /// Takes one token; `false` at the end.
    fn next(&mut self) -> Result<bool, ExpressionError> {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let start = self.at;
        let Some(c) = self.peek(0) else {
            return Ok(false);
        };
        match c {
            'a'..='z' | 'A'..='Z' | '_' => self.word(start),
            '0'..='9' => self.number(start)?,
            '"' | '\'' => self.quoted(start, c)?,
            _ => self.sign(start, c)?,
        }
        Ok(true)
    }

    fn take_while(&mut self, holds: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(c) = self.peek(0).filter(|it| holds(*it)) {
            text.push(c);
            self.at += 1;
        }
        text
    }

    fn word(&mut self, start: usize) {
        let mut word = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        // Ids of guiding questions may have hyphens, which nowhere else belong to a name.
        while self.after_ask()
            && self.peek(0) == Some('-')
            && self.peek(1).is_some_and(|c| c.is_ascii_lowercase())
        {
            self.at += 1;
            word.push('-');
            word.push_str(&self.take_while(|c| c.is_ascii_alphanumeric() || c == '_'));
        }
        let kind = if word == "in" {
            TokenKind::Operator(Operator::In)
        } else {
            TokenKind::Word(word)
        };
        self.push(start, kind);
    }

    fn after_ask(&self) -> bool {
        let mut last = self.tokens.iter().rev().map(|it| &it.kind);
        matches!(last.next(), Some(TokenKind::Sign('.')))
            && matches!(last.next(), Some(TokenKind::Word(word)) if word == "ask")
    }

    fn number(&mut self, start: usize) -> Result<(), ExpressionError> {
        let mut digits = self.take_while(|c| c.is_ascii_digit());
        if self.peek(0) == Some('.') && self.peek(1).is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
            digits.push('.');
            digits.push_str(&self.take_while(|c| c.is_ascii_digit()));
        }
        let Some(number) = Decimal::parse(&digits) else {
            let span = self.span_from(start);
            return Err(ExpressionError::new(
                span,
                "数太大，或小数超过六位",
                "改小一些",
            ));
        };
        self.push(start, TokenKind::Number(number));
        Ok(())
    }

    fn quoted(&mut self, start: usize, quote: char) -> Result<(), ExpressionError> {
        self.at += 1;
        let text = self.take_while(|c| c != quote && c != '\\');
        if self.peek(0) != Some(quote) {
            let span = self.span_from(start);
            return Err(match self.peek(0) {
                None => ExpressionError::new(span, "引号没有配对", "在文字后面补上引号"),
                Some(_) => ExpressionError::new(
                    span,
                    "文字里不能有反斜杠",
                    "去掉反斜杠；要写引号可用另一种引号括起来",
                ),
            });
        }
        self.at += 1;
        self.push(start, TokenKind::Text(text));
        Ok(())
    }

    fn sign(&mut self, start: usize, c: char) -> Result<(), ExpressionError> {
        use Operator::{And, AtLeast, AtMost, Differs, Equal, Less, Minus, More, Or, Plus};
        let (kind, width) = match (c, self.peek(1)) {
            ('&', Some('&')) => (TokenKind::Operator(And), 2),
            ('|', Some('|')) => (TokenKind::Operator(Or), 2),
            ('=', Some('=')) => (TokenKind::Operator(Equal), 2),
            ('!', Some('=')) => (TokenKind::Operator(Differs), 2),
            ('<', Some('=')) => (TokenKind::Operator(AtMost), 2),
            ('>', Some('=')) => (TokenKind::Operator(AtLeast), 2),
            ('<', _) => (TokenKind::Operator(Less), 1),
            ('>', _) => (TokenKind::Operator(More), 1),
            ('+', _) => (TokenKind::Operator(Plus), 1),
            ('-', _) => (TokenKind::Operator(Minus), 1),
            ('!', _) => (TokenKind::Not, 1),
            ('(' | ')' | '[' | ']' | ',' | '.' | '?' | ':', _) => (TokenKind::Sign(c), 1),
            _ => {
                self.at += 1;
                return Err(unknown(c, self.span_from(start)));
            }
        };
        self.at += width;
        self.push(start, kind);
        Ok(())
    }
}

fn unknown(c: char, span: Span) -> ExpressionError {
    let mend = match c {
        '=' => "相等写两个等号 ==".to_owned(),
        '&' => "“并且”写 &&".to_owned(),
        '|' => "“或者”写 ||".to_owned(),
        '*' | '/' | '%' => "条件里只有加减，没有乘除".to_owned(),
        '“' | '”' | '‘' | '’' => "用英文半角引号 \"\"".to_owned(),
        '\u{2010}'..='\u{FFFF}' => "条件里只用英文半角符号；中文文字要用引号括起来".to_owned(),
        _ => "去掉它".to_owned(),
    };
    ExpressionError::new(span, format!("条件里不能写「{c}」"), mend)
}
