//! Response codes of the Bizppurio Kakao API (비즈뿌리오 카카오 API 응답코드), which manages templates
//! (템플릿), sender profiles (발신프로필) and images of KakaoTalk business messages
//! (`kapi.ppurio.com`, [documentation](https://github.com/BizMsg/kapi)). The vendor's service that sends
//! messages has other codes, such as 7204.
//!
//! The crate turns the [vendor's page of codes](https://github.com/BizMsg/kapi/blob/main/undefined.md)
//! into a Rust enum. It is not affiliated with the vendor.
//!
//! ```
//! use bizppurio_kakao_codes::{Class, Lang, ResponseCode, UnknownCode};
//!
//! let code: ResponseCode = "600".parse()?;
//! assert_eq!(code, ResponseCode::ImageUploadFailed);
//! assert_eq!(code.class(), Class::Retryable);
//! println!("{}: {}", code.display(Lang::Ko), code.help(Lang::Ko));
//! # Ok::<(), UnknownCode>(())
//! ```
//!
//! [`ResponseCode`] knows the documented codes, what they mean in Korean and English ([`Lang`]), what to
//! do about them, and their [`Class`]. A code is a success, *retryable* (the identical request may
//! succeed later with nothing changed, and sending it twice does no harm), or *fatal* (something has to
//! change first).
//!
//! Codes are strings, not numbers. Success is `200`, or `0000` from some image uploads: ask
//! [`is_success`](ResponseCode::is_success).
//!
//! The API also sends codes that the vendor's page does not list. [`AnyCode`] keeps them as they came.
//! They count as fatal, because nothing is known about sending the request again.
//!
//! # Replies
//!
//! With the feature `json`, [`Reply`] reads any reply of the API. From the HTTP status and the body, it
//! tells what happened, what to do, and whether the same request may be sent again:
//!
#![cfg_attr(feature = "json", doc = "```")]
#![cfg_attr(not(feature = "json"), doc = "```ignore")]
//! use bizppurio_kakao_codes::{InvalidReply, Lang, Reply};
//!
//! fn may_be_sent_again(status: u16, body: &[u8]) -> Result<bool, InvalidReply> {
//!     match Reply::from_http(status, body)?.into_result() {
//!         Ok(_) => Ok(false),
//!         Err(error) => {
//!             eprintln!("{error}: {}", error.help(Lang::En));
//!             Ok(error.is_retryable())
//!         }
//!     }
//! }
//!
//! assert!(!may_be_sent_again(200, br#"{ "code": "504", "message": "" }"#)?);
//! assert!(may_be_sent_again(200, br#"{ "code": "600", "message": "" }"#)?);
//! # Ok::<(), InvalidReply>(())
//! ```
//!
//! After a timeout, or with an [`InvalidReply`], the request may have been processed. If it makes or
//! changes something, look that up before you send the request again. A request that only reads may be
//! repeated.
//!
//! If any item of a request failed, the reply is fatal as a whole, whatever its code: resending the whole
//! request would repeat what was accepted. Each [`Failure`] tells whether its item may be sent again on
//! its own.
//!
#![cfg_attr(feature = "json", doc = "```")]
#![cfg_attr(not(feature = "json"), doc = "```ignore")]
//! use bizppurio_kakao_codes::Reply;
//!
//! let body = br#"{ "code": "6000", "message": "", "data": { "success": [], "failure": [
//!     { "formField": "image_1", "error": { "code": "2002", "message": "" } },
//!     { "formField": "image_2", "error": { "code": "2004", "message": "" } }
//! ] } }"#;
//! let reply = Reply::from_http(200, body)?;
//! assert!(!reply.is_retryable());
//!
//! let again: Vec<_> =
//!     reply.retryable_failures().filter_map(|failure| failure.item.as_deref()).collect();
//! assert_eq!(again, ["image_2"]);
//! # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
//! ```
//!
//! # Features
//!
//! | feature | default | adds |
//! | --- | --- | --- |
//! | `alloc` | yes | [`AnyCode`] |
//! | `serde` | yes | `Serialize` and `Deserialize` of serde 1 |
//! | `strum` | no | `IntoEnumIterator`, `EnumCount` and `VariantArray` of strum 0.28 |
//! | `json` | no | [`Reply`], [`Failure`], [`ApiError`] and [`InvalidReply`] |
//! | `schemars` | no | `JsonSchema` of schemars 1 |
//!
//! The crate is `no_std` with every feature, and has no `unsafe` code. The command
//! `bizppurio-kakao-codes` is a package of its own, `bizppurio-kakao-codes-cli`.
//!
#![cfg_attr(not(feature = "alloc"), doc = "[`AnyCode`]: #features")]
#![cfg_attr(not(feature = "json"), doc = "[`ApiError`]: #features")]
#![cfg_attr(not(feature = "json"), doc = "[`Failure`]: #features")]
#![cfg_attr(not(feature = "json"), doc = "[`InvalidReply`]: #features")]
#![cfg_attr(not(feature = "json"), doc = "[`Reply`]: #features")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;

#[cfg(feature = "alloc")]
mod any_code;
mod choices;
mod class;
mod code;
mod escape;
mod in_lang;
mod invisible;
mod key;
mod lang;
mod message;
#[cfg(feature = "json")]
mod reply;
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
pub use class::{Class, UnknownClass};
pub use code::ResponseCode;
pub use escape::escaped;
pub use lang::{Lang, UnknownLang};
#[cfg(feature = "json")]
pub use reply::{ApiError, Failure, InvalidReply, Reply};
pub use table::{Table, UnknownTable};
pub use unknown_code::UnknownCode;

#[cfg(all(doctest, feature = "json"))]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.ko.md")]
struct Readme;
