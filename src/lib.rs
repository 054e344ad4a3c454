//! Response codes of the Bizppurio Kakao API (비즈뿌리오 카카오 API 응답코드), the service that
//! manages templates (템플릿), sender profiles (발신프로필) and images of KakaoTalk business messages.
//!
//! The vendor documents its codes on one page, and this crate is that page as Rust. It is not
//! affiliated with the vendor.
//!
//! A code is text: image uploads answer `0000` where other calls answer `200`, and neither is a
//! number. [`ResponseCode`] knows the documented codes, what they mean in Korean and English, and
//! their [`Class`]: whether a request succeeded, may be resent as it is, or has to change first.
//!
//! ```
//! use bizppurio_kakao_codes::{Class, Lang, ResponseCode};
//!
//! let code = ResponseCode::from_code("600").unwrap();
//! assert_eq!(code, ResponseCode::ImageUploadFailed);
//! assert_eq!(code.class(), Class::Retryable);
//! assert_eq!(code.description(Lang::Ko), "이미지 업로드 실패");
//! assert_eq!(code.to_string(), "600 Image upload failed");
//! ```
//!
#![cfg_attr(
    feature = "alloc",
    doc = "Servers also send codes that the document does not have. [`AnyCode`] keeps them as they came, and
counts them as fatal, because nothing is known about resending.

```
use bizppurio_kakao_codes::{AnyCode, ResponseCode};

let code = AnyCode::from(\"999\");
assert_eq!(code.known(), None);
assert_eq!(code.code(), \"999\");
assert!(code.is_fatal());
```
"
)]
//! # Features
//!
//! | feature | default | brings |
//! | --- | --- | --- |
//! | `alloc` | yes | `AnyCode` |
//! | `serde` | yes | `Serialize` and `Deserialize` |
//! | `strum` | yes | strum's traits |
//! | `json` | no | `Reply`, `Failure` and `ApiError`: whole replies, over serde_json |
//! | `cli` | no | the command `bizppurio-kakao-codes` |
//!

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;

#[cfg(feature = "alloc")]
mod any_code;
mod class;
mod code;
#[cfg(feature = "json")]
mod invalid_reply;
mod key;
mod lang;
mod lookup;
mod message;
#[cfg(feature = "json")]
mod reply;
#[cfg(feature = "json")]
mod reply_serde;
#[cfg(feature = "serde")]
mod serde;
mod short_text;
#[cfg(feature = "strum")]
mod strum;
mod table;
mod unknown_code;

#[cfg(feature = "alloc")]
pub use any_code::AnyCode;
pub use class::Class;
pub use code::ResponseCode;
#[cfg(feature = "json")]
pub use invalid_reply::InvalidReply;
pub use lang::{Lang, UnknownLang};
#[cfg(feature = "json")]
pub use reply::{ApiError, Failure, Reply};
pub use table::Table;
pub use unknown_code::UnknownCode;
