//! Looks up the names of an expression, checks its sorts and gives the typed tree.

use hall_core::condition::{Compare, Expr};

use super::ast::{Ast, AstKind, Operator, Span};
use super::call;
use super::compare::compare;
use super::error::ExpressionError;
use super::parse::parse;
use super::sort::Sort;
use super::vocabulary::{RowScope, Vocabulary};
use crate::suggest;

/// A typed part and the sort of its value.
pub(super) type Typed = (Expr, Sort);

/// What names mean at some place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    pub(super) words: &'a Vocabulary,
    pub(super) row: RowScope,
}

/// Reads and checks a condition.
pub fn type_check_condition(
    text: &str,
    words: &Vocabulary,
    row: RowScope,
) -> Result<Expr, ExpressionError> {
    let ast = parse(text)?;
    Scope { words, row }.condition(&ast)
}

/// Reads and checks an expression whose value is stored in a field of sort `target`.
pub fn type_check_value(
    text: &str,
    target: &Sort,
    words: &Vocabulary,
    row: RowScope,
) -> Result<Expr, ExpressionError> {
    let ast = parse(text)?;
    let (expr, sort) = Scope { words, row }.infer(&ast)?;
    if sort.fits(target) {
        return Ok(expr);
    }
    Err(ExpressionError::new(
        ast.span,
        format!(
            "算出来的是{}，而这个字段要的是{}",
            sort.name(),
            target.name()
        ),
        match target {
            Sort::Choice(options) => format!("结果只能是这些选项：{}", options.join("、")),
            _ => "改写算式，或者改字段的 kind".to_owned(),
        },
    ))
}

/// Reads and checks any expression.
pub fn type_check(
    text: &str,
    words: &Vocabulary,
    row: RowScope,
) -> Result<(Expr, Sort), ExpressionError> {
    Scope { words, row }.infer(&parse(text)?)
}

impl Scope<'_> {
    pub(super) fn condition(self, ast: &Ast) -> Result<Expr, ExpressionError> {
        match self.infer(ast)? {
            (expr, Sort::Bool) => Ok(expr),
            (_, sort) => Err(ExpressionError::new(
                ast.span,
                format!("这里要的是成立或不成立，而「{ast}」是{}", sort.name()),
                match sort {
                    Sort::Choice(options) => format!(
                        "写成 {ast} == \"{}\" 这样的比较",
                        options.first().map_or("选项", String::as_str)
                    ),
                    _ => format!("写成比较，如 {ast} == …；只问填没填用 has({ast})"),
                },
            )),
        }
    }

    pub(super) fn infer(self, ast: &Ast) -> Result<Typed, ExpressionError> {
        Ok(match &ast.kind {
            AstKind::Bool(value) => (Expr::Bool(*value), Sort::Bool),
            AstKind::Number(number) => (Expr::Number(*number), Sort::Number),
            AstKind::Text(text) => (Expr::Text(text.clone()), Sort::Literal(vec![text.clone()])),
            AstKind::Name(name) => self.name(name, ast.span)?,
            AstKind::List(_) => {
                return Err(ExpressionError::new(
                    ast.span,
                    "列表只能写在 in 后面",
                    "写成 名字 in [\"a\", \"b\"]",
                ));
            }
            AstKind::Not(inner) => (Expr::Not(Box::new(self.condition(inner)?)), Sort::Bool),
            AstKind::Binary(operator, left, right) => self.binary(*operator, left, right)?,
            AstKind::Choose(condition, yes, no) => {
                let condition = self.condition(condition)?;
                let ((a, a_sort), (b, b_sort)) = (self.infer(yes)?, self.infer(no)?);
                let Some(sort) = a_sort.either(&b_sort) else {
                    return Err(ExpressionError::new(
                        yes.span.to(no.span),
                        format!(
                            "两个结果不是一类：一个是{}，一个是{}",
                            a_sort.name(),
                            b_sort.name()
                        ),
                        "让冒号两边是同一类的值",
                    ));
                };
                (
                    Expr::If(Box::new(condition), Box::new(a), Box::new(b)),
                    sort,
                )
            }
            AstKind::Call(receiver, function, arguments) => {
                call::infer(self, receiver.as_deref(), function, arguments, ast.span)?
            }
        })
    }

    fn name(self, name: &str, span: Span) -> Result<Typed, ExpressionError> {
        if name == "today" {
            return Ok((Expr::Today, Sort::Date));
        }
        if let Some(id) = name.strip_prefix("ask.") {
            return match self.words.question(id) {
                Some((question, options)) => {
                    Ok((Expr::Ask(question), Sort::Choice(options.clone())))
                }
                None => Err(ExpressionError::new(
                    span,
                    format!("没有引导问题「{id}」"),
                    suggest::mend(
                        id,
                        self.words.question_ids(),
                        "先在 questions/ 里写这个问题",
                    ),
                )),
            };
        }
        let Some(word) = self.words.field(name) else {
            let mend = if self.words.question(name).is_some() {
                format!("是不是引导问题？写成 ask.{name}")
            } else {
                let otherwise = "先在 fields/ 里写这个字段；文字要用引号括起来";
                suggest::mend(name, self.words.field_keys(), otherwise)
            };
            return Err(ExpressionError::new(
                span,
                format!("没有字段「{name}」"),
                mend,
            ));
        };
        let sort = match word.group {
            Some(group) if self.row != Some(group) => Sort::Column(Box::new(word.sort.clone())),
            _ => word.sort.clone(),
        };
        Ok((Expr::Field(word.field), sort))
    }

    fn binary(self, operator: Operator, left: &Ast, right: &Ast) -> Result<Typed, ExpressionError> {
        let how = match operator {
            Operator::Or => return Ok((Expr::Any(self.chain(operator, left, right)?), Sort::Bool)),
            Operator::And => {
                return Ok((Expr::All(self.chain(operator, left, right)?), Sort::Bool));
            }
            Operator::In => return self.one_of(left, right),
            Operator::Plus | Operator::Minus => return self.plus(operator, left, right),
            Operator::Equal => Compare::Equal,
            Operator::Differs => Compare::Differs,
            Operator::Less => Compare::Less,
            Operator::AtMost => Compare::AtMost,
            Operator::More => Compare::More,
            Operator::AtLeast => Compare::AtLeast,
        };
        let (a, a_sort) = self.infer(left)?;
        let (b, b_sort) = self.infer(right)?;
        compare(operator, (left, &a_sort), (right, &b_sort))?;
        Ok((Expr::Compare(how, Box::new(a), Box::new(b)), Sort::Bool))
    }

    /// `a && b && c` as one list.
    fn chain(
        self,
        operator: Operator,
        left: &Ast,
        right: &Ast,
    ) -> Result<Vec<Expr>, ExpressionError> {
        let mut parts = match &left.kind {
            AstKind::Binary(inner, a, b) if *inner == operator => self.chain(operator, a, b)?,
            _ => vec![self.condition(left)?],
        };
        match &right.kind {
            AstKind::Binary(inner, a, b) if *inner == operator => {
                parts.extend(self.chain(operator, a, b)?);
            }
            _ => parts.push(self.condition(right)?),
        }
        Ok(parts)
    }

    fn one_of(self, left: &Ast, right: &Ast) -> Result<Typed, ExpressionError> {
        let (value, sort) = self.infer(left)?;
        let AstKind::List(items) = &right.kind else {
            return Err(ExpressionError::new(
                right.span,
                "in 后面应当是一个列表",
                "写成 in [\"a\", \"b\"]",
            ));
        };
        let mut texts = Vec::new();
        for item in items {
            let AstKind::Text(text) = &item.kind else {
                let mend = "每一项都写成带引号的文字";
                return Err(ExpressionError::new(item.span, "列表里只能写文字", mend));
            };
            let literal = Sort::Literal(vec![text.clone()]);
            compare(Operator::Equal, (left, &sort), (item, &literal))?;
            texts.push(text.clone());
        }
        Ok((Expr::OneOf(Box::new(value), texts), Sort::Bool))
    }

    fn plus(self, operator: Operator, left: &Ast, right: &Ast) -> Result<Typed, ExpressionError> {
        let (a, a_sort) = self.infer(left)?;
        let (b, b_sort) = self.infer(right)?;
        let plus = operator == Operator::Plus;
        let sort = match (&a_sort, &b_sort) {
            (Sort::Number, Sort::Number) => Sort::Number,
            (a, Sort::Span) if a.is_day() => Sort::Date,
            (a, b) if plus && a.is_text() && b.is_text() => Sort::Text,
            (a, b) => {
                let verb = if plus { "相加" } else { "相减" };
                return Err(ExpressionError::new(
                    left.span.to(right.span),
                    format!("{}和{}不能{verb}", a.name(), b.name()),
                    "数字和数字可以加减，文字和文字可以相接，日期可以加减 days(…) 或 months(…)",
                ));
            }
        };
        let (a, b) = (Box::new(a), Box::new(b));
        Ok((
            if plus {
                Expr::Plus(a, b)
            } else {
                Expr::Minus(a, b)
            },
            sort,
        ))
    }
}
