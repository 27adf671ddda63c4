//! The parser: precedence climbing over tokens.

use hall_core::decimal::Decimal;

use super::ast::{Ast, AstKind, Operator, Span};
use super::error::ExpressionError;
use super::token::{Token, TokenKind, tokens};

/// How deep parentheses and calls may nest; it keeps every walk over the tree off the stack's end.
const MAX_DEPTH: u32 = 40;

/// Reads an expression.
pub fn parse(text: &str) -> Result<Ast, ExpressionError> {
    let tokens = tokens(text)?;
    let n = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let end = Span {
        start: n,
        end: n.saturating_add(1),
    };
    let mut parser = Parser {
        tokens,
        at: 0,
        depth: 0,
        end,
    };
    let ast = parser.expression()?;
    match parser.peek() {
        None => Ok(ast),
        Some(token) => Err(unexpected(token)),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: u32,
    end: Span,
}

type Parsed = Result<Ast, ExpressionError>;

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn take_sign(&mut self, sign: char) -> Option<Span> {
        let span = self
            .peek()
            .filter(|it| it.kind == TokenKind::Sign(sign))?
            .span;
        self.at += 1;
        Some(span)
    }

    fn need_sign(&mut self, sign: char) -> Result<Span, ExpressionError> {
        self.take_sign(sign).ok_or_else(|| {
            let span = self.peek().map_or(self.end, |it| it.span);
            ExpressionError::new(
                span,
                format!("这里缺少「{sign}」"),
                "检查括号是否成对、参数之间是否有逗号",
            )
        })
    }

    fn expression(&mut self) -> Parsed {
        self.depth += 1;
        if MAX_DEPTH < self.depth {
            let span = self.peek().map_or(self.end, |it| it.span);
            return Err(ExpressionError::new(span, "括号套得太深", "拆成几条规则"));
        }
        let condition = self.binary(0)?;
        let ast = if self.take_sign('?').is_some() {
            let yes = self.expression()?;
            self.need_sign(':')?;
            let no = self.expression()?;
            let span = condition.span.to(no.span);
            let parts = (Box::new(condition), Box::new(yes), Box::new(no));
            Ast {
                kind: AstKind::Choose(parts.0, parts.1, parts.2),
                span,
            }
        } else {
            condition
        };
        self.depth -= 1;
        Ok(ast)
    }

    fn binary(&mut self, least: u8) -> Parsed {
        let mut left = self.unary()?;
        loop {
            let Some(operator) = self.peek().and_then(|it| match it.kind {
                TokenKind::Operator(operator) => Some(operator),
                _ => None,
            }) else {
                return Ok(left);
            };
            if operator.strength() <= least {
                return Ok(left);
            }
            self.at += 1;
            let right = self.binary(operator.strength())?;
            let span = left.span.to(right.span);
            left = Ast {
                kind: AstKind::Binary(operator, Box::new(left), Box::new(right)),
                span,
            };
            if operator.strength() == 4
                && let Some(token) = self.peek()
                && matches!(token.kind, TokenKind::Operator(next) if next.strength() == 4)
            {
                return Err(unexpected(token));
            }
        }
    }

    fn unary(&mut self) -> Parsed {
        let Some(token) = self.peek().cloned() else {
            return Err(ExpressionError::new(
                self.end,
                "条件没有写完",
                "补上后半部分",
            ));
        };
        match token.kind {
            TokenKind::Not => {
                self.at += 1;
                self.depth += 1;
                if MAX_DEPTH < self.depth {
                    return Err(ExpressionError::new(
                        token.span,
                        "感叹号太多",
                        "两个 ! 等于没有",
                    ));
                }
                let inner = self.unary()?;
                self.depth -= 1;
                let span = token.span.to(inner.span);
                Ok(Ast {
                    kind: AstKind::Not(Box::new(inner)),
                    span,
                })
            }
            TokenKind::Operator(Operator::Minus) => {
                self.at += 1;
                match self.take() {
                    Some(Token {
                        kind: TokenKind::Number(number),
                        span,
                    }) => {
                        let negative = Decimal::ZERO.checked_sub(number).unwrap_or_default();
                        Ok(Ast {
                            kind: AstKind::Number(negative),
                            span: token.span.to(span),
                        })
                    }
                    _ => Err(ExpressionError::new(
                        token.span,
                        "减号前面没有东西",
                        "负号只能写在数字前面，如 -1",
                    )),
                }
            }
            _ => self.postfix(),
        }
    }

    fn postfix(&mut self) -> Parsed {
        let mut ast = self.primary()?;
        while self.take_sign('.').is_some() {
            let (word, span) = self.word()?;
            if self.take_sign('(').is_some() {
                let (arguments, end) = self.items(')')?;
                let span = ast.span.to(end);
                ast = Ast {
                    kind: AstKind::Call(Some(Box::new(ast)), word, arguments),
                    span,
                };
            } else if let AstKind::Name(name) = &mut ast.kind {
                name.push('.');
                name.push_str(&word);
                ast.span = ast.span.to(span);
            } else {
                return Err(ExpressionError::new(
                    span,
                    "点后面应当是 contains(…) 之类",
                    "去掉这个点",
                ));
            }
        }
        Ok(ast)
    }

    fn word(&mut self) -> Result<(String, Span), ExpressionError> {
        match self.take() {
            Some(Token {
                kind: TokenKind::Word(word),
                span,
            }) => Ok((word, span)),
            other => {
                let span = other.map_or(self.end, |it| it.span);
                Err(ExpressionError::new(
                    span,
                    "点后面应当是一个名字",
                    "写成 org.name 这样",
                ))
            }
        }
    }

    fn primary(&mut self) -> Parsed {
        let Some(token) = self.take() else {
            return Err(ExpressionError::new(
                self.end,
                "条件没有写完",
                "补上后半部分",
            ));
        };
        let span = token.span;
        let kind = match token.kind {
            TokenKind::Number(number) => AstKind::Number(number),
            TokenKind::Text(text) => AstKind::Text(text),
            TokenKind::Word(word) if word == "true" => AstKind::Bool(true),
            TokenKind::Word(word) if word == "false" => AstKind::Bool(false),
            TokenKind::Word(word) if self.take_sign('(').is_some() => {
                let (arguments, end) = self.items(')')?;
                return Ok(Ast {
                    kind: AstKind::Call(None, word, arguments),
                    span: span.to(end),
                });
            }
            TokenKind::Word(word) => AstKind::Name(word),
            TokenKind::Sign('(') => {
                let inner = self.expression()?;
                let end = self.need_sign(')')?;
                return Ok(Ast {
                    kind: inner.kind,
                    span: span.to(end),
                });
            }
            TokenKind::Sign('[') => {
                let (items, end) = self.items(']')?;
                return Ok(Ast {
                    kind: AstKind::List(items),
                    span: span.to(end),
                });
            }
            _ => return Err(unexpected(&token)),
        };
        Ok(Ast { kind, span })
    }

    /// Items up to the closing sign, with its span.
    fn items(&mut self, close: char) -> Result<(Vec<Ast>, Span), ExpressionError> {
        let mut items = Vec::new();
        if let Some(span) = self.take_sign(close) {
            return Ok((items, span));
        }
        loop {
            items.push(self.expression()?);
            if self.take_sign(',').is_none() {
                let span = self.need_sign(close)?;
                return Ok((items, span));
            }
        }
    }
}

fn unexpected(token: &Token) -> ExpressionError {
    let mend = match &token.kind {
        TokenKind::Word(word) => match word.as_str() {
            "and" | "AND" => "“并且”写 &&",
            "or" | "OR" => "“或者”写 ||",
            "not" | "NOT" => "“非”写 !",
            _ => "两个部分之间要有 && || == 等符号",
        },
        TokenKind::Operator(it) if it.strength() == 4 => "比较不能连写，用 && 连接两个比较",
        _ => "检查是否多写了，或者前面漏了什么",
    };
    ExpressionError::new(token.span, "这里看不懂", mend)
}
