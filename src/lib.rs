//! Response codes of the Bizppurio Kakao API (비즈뿌리오 카카오 API 응답코드), the service that
//! manages templates (템플릿), sender profiles (발신프로필) and images of KakaoTalk business messages.
//! The crate is the vendor's page of codes as Rust, and is not affiliated with the vendor.
//!
//! # Codes and classes
//!
//! A code is text: image uploads answer `0000` where other calls answer `200`, and neither is a
//! number. [`ResponseCode`] knows the documented codes, what they mean in Korean and English, and
//! their [`Class`]: a success, *retryable* (the identical request may succeed later with nothing
//! changed, and sending it twice does no harm), or *fatal* (something has to change first).
//!
//! ```
//! use bizppurio_kakao_codes::{Class, Lang, ResponseCode};
//!
//! let code = ResponseCode::from_code("600").unwrap();
//! assert_eq!(code, ResponseCode::ImageUploadFailed);
//! assert_eq!(code.class(), Class::Retryable);
//! assert_eq!(code.description(Lang::Ko), "이미지 업로드 실패");
//! assert_eq!(code.display(Lang::En).to_string(), "600 Image upload failed");
//! ```
//!
//! Servers also send codes that the document does not have. `AnyCode` keeps them as they came, and
//! counts them as fatal, because nothing is known about resending.
//!
#![cfg_attr(feature = "alloc", doc = "```")]
#![cfg_attr(not(feature = "alloc"), doc = "```ignore")]
//! use bizppurio_kakao_codes::AnyCode;
//!
//! let code = AnyCode::from("999");
//! assert_eq!((code.code(), code.known()), ("999", None));
//! assert!(code.is_fatal());
//! ```
//!
//! # Replies and retrying
//!
//! `Reply` finds the codes in whatever the API answers. A reply in which any item failed is fatal as
//! a whole, whatever its code: to resend it whole would repeat what was accepted. Its items decide
//! one by one.
//!
#![cfg_attr(feature = "json", doc = "```")]
#![cfg_attr(not(feature = "json"), doc = "```ignore")]
//! use bizppurio_kakao_codes::Reply;
//!
//! let body = br#"{ "code": "6000", "message": "", "data": { "success": [], "failure": [
//!     { "formField": "image1", "error": { "code": "2001", "message": "" } },
//!     { "formField": "image2", "error": { "code": "2004", "message": "" } }
//! ] } }"#;
//! let reply = Reply::from_http(200, body).unwrap();
//! assert!(!reply.is_retryable());
//!
//! let again: Vec<_> = reply.retryable_failures().filter_map(|failure| failure.item.as_deref()).collect();
//! assert_eq!(again, ["image2"]);
//! ```
//!
//! # Features
//!
//! | feature | default | brings |
//! | --- | --- | --- |
//! | `alloc` | yes | `AnyCode` |
//! | `serde` | yes | `Serialize` and `Deserialize` of codes and replies |
//! | `strum` | yes | strum's traits |
//! | `json` | no | `Reply`, `Failure` and `ApiError`, over serde_json |
//! | `schemars` | no | JSON Schema of codes and replies |
//! | `cli` | no | the command `bizppurio-kakao-codes` |
//!
//! The crate is `no_std` with every feature but `cli`, and has no `unsafe`.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;

#[cfg(feature = "alloc")]
mod any_code;
mod class;
mod code;
#[cfg(feature = "alloc")]
mod escape;
#[cfg(feature = "alloc")]
mod excerpt;
#[cfg(feature = "json")]
mod invalid_reply;
#[cfg(feature = "alloc")]
mod invisible;
mod key;
mod lang;
mod lookup;
mod message;
#[cfg(feature = "json")]
mod reply;
#[cfg(feature = "json")]
mod reply_json;
#[cfg(feature = "json")]
mod reply_serde;
#[cfg(feature = "schemars")]
mod schemars;
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

#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.ko.md")]
struct Readme;
