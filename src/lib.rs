//! Response codes of the Bizppurio Kakao API (비즈뿌리오 카카오 API 응답코드), the service that
//! manages templates (템플릿), sender profiles (발신프로필) and images of KakaoTalk business messages.
//! The crate is the vendor's page of codes as Rust. It is not affiliated with the vendor.
//!
//! # Codes and classes
//!
//! Codes are strings, not numbers: a successful image upload answers `0000`, not `200`.
//! [`ResponseCode`] knows the documented codes, what they mean in Korean and English, what to do about
//! them, and their [`Class`]. A code is a success, *retryable* (the identical request may succeed later
//! with nothing changed, and sending it twice does no harm), or *fatal* (something has to change
//! first).
//!
//! ```
//! use bizppurio_kakao_codes::{Class, Lang, ResponseCode};
//!
//! let code = ResponseCode::from_code("600").unwrap();
//! assert_eq!(code, ResponseCode::ImageUploadFailed);
//! assert_eq!(code.class(), Class::Retryable);
//! println!("{}: {}", code.display(Lang::Ko), code.help(Lang::Ko));
//! ```
//!
//! Servers also send codes that the vendor's page does not list. `AnyCode` keeps them as they came.
//! They count as fatal, because nothing is known about sending the request again.
//!
#![cfg_attr(feature = "alloc", doc = "```")]
#![cfg_attr(not(feature = "alloc"), doc = "```ignore")]
//! use bizppurio_kakao_codes::AnyCode;
//!
//! let code = AnyCode::from("9999999");
//! assert_eq!((code.code(), code.known()), ("9999999", None));
//! assert!(code.is_fatal());
//! ```
//!
//! # Replies and retrying
//!
//! `Reply` finds the code, the message and the failed items in any reply of the API. If any item
//! failed, the reply is fatal as a whole, whatever its code: resending the whole request would repeat
//! what was accepted. Each failed item tells whether it may be sent again on its own.
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
//! | `serde` | yes | `Serialize` and `Deserialize` |
//! | `strum` | yes | strum's traits |
//! | `json` | no | `Reply`, `Failure` and `ApiError`, over serde_json |
//! | `schemars` | no | JSON Schema of the types |
//! | `cli` | no | the command `bizppurio-kakao-codes` |
//!
//! The crate is `no_std` with every feature but `cli`, and has no `unsafe` code.

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
