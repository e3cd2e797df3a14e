import Plant

/// What a DHCP client holds.
package enum LeaseState: Int64, Hashable, Sendable {
    /// Nothing: no link, not dynamic, or nobody answers on Linux.
    case none = 0
    /// An address from a server.
    case bound = 1
    /// An address that the client made up (RFC 3927), on macOS and Windows.
    case linkLocal = 2
}

/// The lease of one interface, packed into three latches.
package struct Lease: Hashable, Sendable {
    package var state: LeaseState
    package var address: Int64
    package var length: Int64
    package var router: Int64
    package var resolver: Int64
    /// The scope that it came from, or −1.
    package var scope: Int
    package var seconds: Int64

    /// No lease.
    package static let none = Lease(
        state: .none, address: 0, length: 0, router: 0, resolver: 0, scope: -1, seconds: 0)

    package init(
        state: LeaseState, address: Int64, length: Int64, router: Int64, resolver: Int64,
        scope: Int, seconds: Int64
    ) {
        self.state = state
        self.address = address
        self.length = length
        self.router = router
        self.resolver = resolver
        self.scope = scope
        self.seconds = seconds
    }

    /// A lease from its three words.
    init(words first: Int64, _ second: Int64, _ third: Int64) {
        state = LeaseState(rawValue: first >> 38 & 3) ?? .none
        address = first & 0xFFFF_FFFF
        length = first >> 32 & 63
        router = second & 0xFFFF_FFFF
        scope = Int(second >> 32) - 1
        resolver = third & 0xFFFF_FFFF
        seconds = third >> 32
    }

    /// The three words, as the latches hold them.
    var words: [Int64] {
        [
            address | length << 32 | state.rawValue << 38, router | Int64(scope + 1) << 32,
            resolver | seconds << 32,
        ]
    }

    /// T1, when the client asks its server to renew: half of the time (RFC 2131 §4.4.5).
    package var renewalMilliseconds: Int64 { seconds * 500 }
    /// T2, when it asks any server: seven eighths (RFC 2131 §4.4.5).
    package var rebindingMilliseconds: Int64 { seconds * 875 }
    /// The clock at which it ends, in milliseconds.
    package var expiryMilliseconds: Int64 { seconds * 1000 }
}
