/// What one TCP connection carries, by its window, its round trip, loss and the slowest link.
///
/// Desktop and server systems use CUBIC, which at the rates and round trips of a facility does what
/// Reno does (DOMAIN §5: loss-limited within −20…+11 % of Mathis' formula up to 2 % of loss).
package struct TransportPath: Hashable, Sendable {
    /// The slowest link on the way, in bit/s.
    package var bitsPerSecond: Double
    /// The largest packet that goes all the way, in bytes.
    package var mtu: Double
    /// The round trip without anything waiting in a queue, in seconds.
    package var roundTripSeconds: Double
    /// The share of data packets that are lost on the way, 0…1.
    package var loss: Double

    /// A way without loss, unless it is given.
    package init(
        bitsPerSecond: Double, mtu: Double, roundTripSeconds: Double, loss: Double = 0
    ) {
        self.bitsPerSecond = bitsPerSecond
        self.mtu = mtu
        self.roundTripSeconds = roundTripSeconds
        self.loss = loss
    }

    /// IPv4 and TCP headers with the time-stamp option, in bytes (RFC 791, RFC 9293, RFC 7323).
    package static let headerBytes = 52.0
    /// What a frame takes on the line beside the packet in it, in bytes (IEEE 802.3 clause 4.4.2).
    package static let frameBytes = 38.0
    /// The least time after which a sender sends again, in seconds (Linux `TCP_RTO_MIN`).
    package static let leastTimeoutSeconds = 0.2
    /// How often a loss ends in a time-out, as a share of what the formula without selective
    /// acknowledgement says: fitted to the measured rows with 1 to 5 % of loss in `net_tcp.csv`.
    package static let timeoutShare = 0.175
    /// What a kernel keeps in flight of the window that it was given: between 1.2 and 1.3 times in
    /// the measured rows.
    package static let usableWindow = 1.2

    /// Payload of one packet, in bytes.
    package var segmentBytes: Double { max(1, mtu - TransportPath.headerBytes) }

    /// What a full line carries of payload, in bit/s: rate × (MTU − 52) ÷ (MTU + 38).
    package var lineLimit: Double {
        bitsPerSecond * segmentBytes / (mtu + TransportPath.frameBytes)
    }

    /// What a window of some bytes allows, in bit/s: so much for each round trip.
    package func windowLimit(bytes: Double) -> Double {
        roundTripSeconds <= 0
            ? .infinity : bytes * TransportPath.usableWindow * 8 / roundTripSeconds
    }

    /// What loss allows, in bit/s: infinity without loss, 0 where all is lost.
    ///
    /// Padhye, Firoiu, Towsley and Kurose, "Modeling TCP throughput" (SIGCOMM 1998), equation 30
    /// with an acknowledgement for each packet: MSS ÷ (RTT √(2p/3) + T₀ min(1, 3√(3p/8)) p
    /// (1 + 32p²)); its first part alone is Mathis' formula. The second part, time-outs, is scaled
    /// by `timeoutShare`, as selective acknowledgement avoids most.
    package var lossLimit: Double {
        if loss <= 0 { return .infinity }
        if loss >= 1 { return 0 }
        let recovery = roundTripSeconds * (2 * loss / 3).squareRoot()
        let timeout = TransportPath.leastTimeoutSeconds + roundTripSeconds
        let chance = min(1, 3 * (3 * loss / 8).squareRoot())
        let waiting = timeout * chance * loss * (1 + 32 * loss * loss)
        return segmentBytes * 8 / (recovery + waiting * TransportPath.timeoutShare)
    }

    /// The payload that a connection carries when it has the way to itself, in bit/s.
    ///
    /// - Parameter windowBytes: the smaller of the two ends' buffers.
    package func goodput(windowBytes: Double) -> Double {
        min(lineLimit, windowLimit(bytes: windowBytes), lossLimit)
    }
}

/// Ethernet with one end at half duplex and the other at full.
///
/// The half-duplex end gives up what it sends when something arrives meanwhile; the full-duplex end
/// sends whenever it likes and counts what was broken off as frames with a wrong check sequence.
/// IEEE 802.3 clause 4.2; Shalunov and Carlson, "Detecting duplex mismatch on Ethernet" (PAM 2005).
package enum DuplexMismatch {
    /// Bits after which a collision is late, and the frame isn't sent again (clause 4.4.2: 512).
    package static let slotBits = 512.0
    /// A packet with its Ethernet header and check sequence, in bits.
    private static let fullFrameBits = 1518.0 * 8

    /// The share of data packets lost when the half-duplex end sends them.
    ///
    /// An acknowledgement comes back for every second packet (RFC 9293 §3.8.6.3) and breaks off
    /// whatever is being sent; all but the first 512 bits of a frame make that a late collision.
    /// Half of the acknowledgements meet a frame: a judgement, as few are in flight at such loss.
    package static let lossFromHalf = 0.5 * 0.5 * (fullFrameBits - slotBits) / fullFrameBits

    /// The share of data packets lost when the full-duplex end sends them: those that begin while
    /// an acknowledgement is on the line, 84 bytes for every two packets of 1538.
    package static let lossFromFull = 84.0 / (2 * 1538.0 + 84) * 2
}

/// How flows that meet on links share them.
package enum FairShares {
    /// Max–min fair rates: no flow could have more without one that has less getting still less.
    ///
    /// By progressive filling (Bertsekas and Gallager, "Data networks", §6.5.2).
    ///
    /// - Parameters:
    ///   - capacities: of each link, in bit/s.
    ///   - flows: the links that each flow goes over, and what it could use at most by itself.
    /// - Returns: the rate of each flow, in bit/s.
    package static func rates(
        capacities: [Double], flows: [(links: [Int], limit: Double)]
    ) -> [Double] {
        var left = capacities
        var rates = [Double](repeating: 0, count: flows.count)
        var isOpen = flows.map { $0.limit > 0 }
        for _ in 0...flows.count {
            var counts = [Int](repeating: 0, count: capacities.count)
            for (flow, open) in zip(flows, isOpen) where open {
                for link in flow.links { counts[link] += 1 }
            }
            var step = Double.infinity
            for link in left.indices where counts[link] > 0 {
                step = min(step, max(0, left[link]) / Double(counts[link]))
            }
            for index in flows.indices where isOpen[index] {
                step = min(step, flows[index].limit - rates[index])
            }
            guard step < .infinity else { break }
            for index in flows.indices where isOpen[index] {
                rates[index] += step
                for link in flows[index].links { left[link] -= step }
            }
            for index in flows.indices where isOpen[index] {
                let isFull = flows[index].links.contains { left[$0] <= capacities[$0] * 1e-9 }
                if isFull || rates[index] >= flows[index].limit { isOpen[index] = false }
            }
        }
        return rates
    }
}
