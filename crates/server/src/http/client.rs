//! Who is at the other end.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;

use crate::config::Net;

/// The address that sends, as limits count it: IPv6 by its first 64 bits, since a household has all the rest.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ClientAddress(IpAddr);

impl ClientAddress {
    /// The sender of `request`. What a header says of it counts only when a proxy in `trusted` says it.
    pub fn of(request: &HttpRequest, trusted: &[Net]) -> Self {
        // A socket without a peer address is a test's own.
        let peer = request
            .peer_addr()
            .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip());
        sender(peer, request.headers(), trusted).into()
    }
}

impl From<IpAddr> for ClientAddress {
    fn from(address: IpAddr) -> Self {
        Self(network(address.to_canonical()))
    }
}

impl fmt::Display for ClientAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Walks `X-Forwarded-For` from the right, through our own proxies, to the first address that is none of them. What
/// stands further left the sender may have written themselves.
fn sender(peer: IpAddr, headers: &HeaderMap, trusted: &[Net]) -> IpAddr {
    let is_proxy = |address: IpAddr| trusted.iter().any(|net| net.contains(address));
    let peer = peer.to_canonical();
    if !is_proxy(peer) {
        return peer;
    }
    let values: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    let mut last = peer;
    for text in values.into_iter().rev() {
        let Ok(address) = text.parse::<IpAddr>() else {
            break;
        };
        last = address.to_canonical();
        if !is_proxy(last) {
            break;
        }
    }
    last
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)))
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn from(peer: &str, forwarded: &[&'static str]) -> String {
        let trusted = ["10.0.0.0/8".parse().unwrap(), "127.0.0.1".parse().unwrap()];
        let mut headers = HeaderMap::new();
        for value in forwarded {
            let name = HeaderName::from_static("x-forwarded-for");
            headers.append(name, HeaderValue::from_static(value));
        }
        network(sender(peer.parse().unwrap(), &headers, &trusted)).to_string()
    }

    #[test]
    fn a_stranger_cannot_claim_to_be_somebody_else() {
        assert_eq!(from("203.0.113.9", &["198.51.100.7"]), "203.0.113.9");
    }

    #[test]
    fn a_trusted_proxy_is_believed_about_its_neighbour_only() {
        assert_eq!(from("10.1.1.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(from("10.1.1.1", &["1.1.1.1, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(
            from("10.1.1.1", &["1.1.1.1", "198.51.100.7, 10.2.2.2"]),
            "198.51.100.7"
        );
    }

    #[test]
    fn a_proxy_that_says_nothing_or_nonsense_is_the_sender() {
        assert_eq!(from("10.1.1.1", &[]), "10.1.1.1");
        assert_eq!(from("10.1.1.1", &["unknown"]), "10.1.1.1");
    }

    #[test]
    fn neighbours_in_one_ipv6_network_are_one_sender() {
        assert_eq!(
            from("2001:db8:1:2:aaaa::1", &[]),
            from("2001:db8:1:2:bbbb::2", &[])
        );
        assert_ne!(from("2001:db8:1:2::1", &[]), from("2001:db8:1:3::1", &[]));
    }

    #[test]
    fn ipv4_in_ipv6_clothes_is_ipv4() {
        assert_eq!(from("::ffff:203.0.113.9", &[]), "203.0.113.9");
    }
}
