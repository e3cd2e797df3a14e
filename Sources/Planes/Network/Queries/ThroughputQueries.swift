package import Plant

extension HostQueries {
    /// Sends all that goes for some seconds, as `iperf3` does: the reading `throughput`.
    ///
    /// - Parameters:
    ///   - seconds: 1 or more.
    ///   - isReversed: whether the server sends.
    package func throughput(
        _ target: String, port: Int64, seconds: Int64, isReversed: Bool
    ) -> Reading {
        var reading = reading("throughput")
        let address = resolve(target, in: &reading)
        reading.add("port", .integer(port))
        reading.add("seconds", .integer(seconds))
        reading.add("reversed", .flag(isReversed))
        guard let address else {
            finish(&reading)
            return reading
        }
        reading.add("source", HostQueries.optional(walker.source(for: address, at: machine)))
        let found = walker.measure(
            from: machine, to: address, port: port, isReversed: isReversed)
        reading.add("outcome", .symbol(found.outcome.rawValue))
        if found.outcome == .open {
            let spread = found.bitsPerSecond * HostQueries.spreadPercent / 100
            let noise = walker.memory.map {
                $0.drawNormalMillionths(model.machines[machine].stream) * spread / 1_000_000
            }
            reading.add(
                "rate",
                .quantity(
                    Quantity(
                        max(0, found.bitsPerSecond + (noise ?? 0)), .bitPerSecond, random: spread)))
            reading.add("retransmits", .integer(retransmits(found, seconds)))
            reading.add("mtu", .quantity(Quantity(found.mtu, .byte)))
            // What is under way at once: what fits in a round trip, ten packets or more (RFC 6928);
            // one where nothing comes back.
            let segment = found.mtu - 52
            let full = found.bitsPerSecond / 8 * (found.roundTrip / 1000) / 1_000_000
            reading.add(
                "window",
                .quantity(
                    Quantity(found.isBlackHole ? segment : max(10 * segment, full), .byte)))
            wait(seconds * 1000)
        } else {
            wait(found.outcome == .timeout ? 130_000 : found.roundTrip / 1_000_000)
        }
        finish(&reading)
        return reading
    }

    /// How far runs of some seconds lie apart, one standard deviation: the recorded ones of the
    /// same sort differ by some per cent.
    private static let spreadPercent: Int64 = 2

    /// Packets sent again: those lost; through a black hole one for each time-out, which doubles
    /// (RFC 6298 §5).
    private func retransmits(_ found: TransportMeasure, _ seconds: Int64) -> Int64 {
        if found.isBlackHole {
            var count: Int64 = 0
            var next: Int64 = 200
            while next < seconds * 1000 {
                count += 1
                next = next * 2 + 200
            }
            return count
        }
        let packets = found.bitsPerSecond / 8 * seconds / max(1, found.mtu - 52)
        return packets * found.lossMillionths / 1_000_000
    }
}
