//! Everything that can go wrong, as one envelope.
//!
//! A handler returns a [`Refusal`]; it travels as a response extension to [`render`], which alone
//! writes the JSON, because only there the request's id is known. No text here repeats what was sent:
//! it may hold an identity number.

use std::io;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use hall_api::{ErrorCode, ErrorEnvelope, Obstacle};
use hall_core::report::Finding;
use tracing::error;

use super::log::RequestId;
use crate::store::StoreError;

/// What a handler answers.
pub type Reply<T> = Result<T, Refusal>;

/// Seconds after which a busy hall asks to be tried again.
const COME_BACK: HeaderValue = HeaderValue::from_static("2");

/// Why a request gets no good answer.
#[derive(Clone, Debug)]
pub struct Refusal {
    code: ErrorCode,
    message: String,
    mend: String,
    findings: Vec<Finding>,
}

impl Refusal {
    /// A refusal in its usual words.
    pub fn new(code: ErrorCode) -> Self {
        let (message, mend) = words(code);
        Self {
            code,
            message: message.to_owned(),
            mend: mend.to_owned(),
            findings: Vec::new(),
        }
    }

    /// Says more exactly what is wrong.
    #[must_use]
    pub fn because(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Says more exactly how to mend it.
    #[must_use]
    pub fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = mend.into();
        self
    }

    /// Adds what the pre-check found.
    #[must_use]
    pub fn with_findings(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }

    /// Not there, or not yours.
    pub fn not_found() -> Self {
        Self::new(ErrorCode::NotFound)
    }

    /// Our fault. `why` goes to the log and must hold nothing personal.
    pub fn internal(why: &str) -> Self {
        error!(why, "a request could not be served");
        Self::new(ErrorCode::Internal)
    }

    /// What is wrong, in words.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same, where it is said of one thing among several.
    pub fn obstacle(&self) -> Obstacle {
        Obstacle {
            code: self.code,
            message: self.message.clone(),
            mend: self.mend.clone(),
        }
    }

    /// What the pre-check found.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The status that goes with the code.
    pub const fn status(&self) -> StatusCode {
        match self.code {
            ErrorCode::Unreadable => StatusCode::BAD_REQUEST,
            ErrorCode::SignInNeeded | ErrorCode::WrongCredentials => StatusCode::UNAUTHORIZED,
            ErrorCode::CrossSite | ErrorCode::OnlyInPerson => StatusCode::FORBIDDEN,
            ErrorCode::NotFound => StatusCode::NOT_FOUND,
            ErrorCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            ErrorCode::Conflict | ErrorCode::CatalogChanged => StatusCode::CONFLICT,
            ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ErrorCode::WrongMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ErrorCode::NotAcceptable | ErrorCode::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::TooMany => StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status(), Extension(self)).into_response()
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        error!(%error, "the store refused");
        match error {
            StoreError::Busy | StoreError::Unavailable(_) => Self::new(ErrorCode::Unavailable),
            StoreError::Broken(_) => Self::new(ErrorCode::Internal),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        error!(kind = ?error.kind(), "the folder of files refused");
        Self::new(ErrorCode::Unavailable)
    }
}

/// Writes the envelope of a refusal. (middleware)
pub async fn render(Extension(id): Extension<RequestId>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let Some(refusal) = response.extensions_mut().remove::<Refusal>() else {
        return response;
    };
    let status = refusal.status();
    let Refusal {
        code,
        message,
        mend,
        findings,
    } = refusal;
    let envelope = ErrorEnvelope {
        code,
        message,
        mend,
        findings,
        request: id.0,
    };
    let mut reply = (status, Json(envelope)).into_response();
    // What the first response already said in its headers stays said, for example `Allow`.
    for (name, value) in response.headers() {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            reply.headers_mut().insert(name, value.clone());
        }
    }
    if matches!(code, ErrorCode::Unavailable | ErrorCode::TooMany) {
        reply.headers_mut().insert(header::RETRY_AFTER, COME_BACK);
    }
    reply
}

/// The route is there, but not for this method. (fallback)
pub async fn no_method() -> Refusal {
    Refusal::new(ErrorCode::MethodNotAllowed)
}

const fn words(code: ErrorCode) -> (&'static str, &'static str) {
    match code {
        ErrorCode::Unreadable => (
            "提交的内容读不懂",
            "请检查内容是不是完整的 JSON，键名和类型是否和接口说明一致",
        ),
        ErrorCode::SignInNeeded => ("还没有登录，或者登录已过期", "请登录后再试，填好的内容还在"),
        ErrorCode::WrongCredentials => ("账号或密码不对", "请核对后重新输入"),
        ErrorCode::CrossSite => ("这个请求来自别的网站", "请在本大厅的页面上操作"),
        ErrorCode::OnlyInPerson => (
            "窗口帮办只能填写和提交",
            "查看别的办件、撤回、评价和投诉，请本人登录后自己办理",
        ),
        ErrorCode::NotFound => ("没有这个页面或记录", "请核对编号；只能看到自己的办件"),
        ErrorCode::MethodNotAllowed => ("这个地址不支持这种操作", "请按接口说明换一种请求方法"),
        ErrorCode::Conflict => ("状态已经变了", "请刷新后看看最新的情况"),
        ErrorCode::CatalogChanged => (
            "这份申请是按旧版事项目录填的",
            "请重新打开草稿，已填的内容都会保留，只需确认有变化的地方，然后再提交",
        ),
        ErrorCode::TooLarge => ("内容太大", "请减少内容或压缩后再提交"),
        ErrorCode::WrongMediaType => ("这种内容类型不支持", "请按接口说明换一种类型"),
        ErrorCode::NotAcceptable => ("还有问题没有解决，暂时不能提交", "请按提示逐项修改后再提交"),
        ErrorCode::KeyReused => (
            "这次提交的编号已经用在另一份内容上",
            "请到“我的办件”看看是否已提交；修改后请重新提交",
        ),
        ErrorCode::TooMany => ("尝试的次数太多", "请过几分钟再试"),
        ErrorCode::Unavailable => ("大厅暂时不能保存", "请稍等几秒再试，填好的内容还在本机"),
        ErrorCode::Internal => (
            "大厅出错了，不是您的问题",
            "请稍后再试；求助时请告诉我们请求编号",
        ),
    }
}
