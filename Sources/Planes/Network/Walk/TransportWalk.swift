import Plant
import Signals

/// What a TCP connection from one machine to another would carry.
package struct TransportMeasure: Hashable, Sendable {
    /// How the connection opens.
    package var outcome: ConnectOutcome
    /// The payload that it carries by itself, in bit/s; 0 where packets of full size don't come
    /// through although small ones do.
    package var bitsPerSecond: Int64 = 0
    /// The largest packet that goes the whole way, in bytes, as the sender finds it.
    package var mtu: Int64 = 0
    /// The round trip of a small packet, in nanoseconds.
    package var roundTrip: Int64 = 0
    /// The share of data packets lost, in millionths.
    package var lossMillionths: Int64 = 0
    /// Whether full packets vanish and nobody says so.
    package var isBlackHole = false
}

extension NetworkWalker {
    /// How large a TCP buffer grows by itself: 6 MiB (Linux `tcp_rmem`; macOS and Windows are of
    /// that order).
    static let ownBuffer: Int64 = 6_291_456

    /// Begins or ends noting ways, with an empty note.
    func noteWays(_ records: Bool) {
        recordsWay = records
        way.removeAll(keepingCapacity: true)
    }

    /// Notes the ports at which a frame came in that has just arrived.
    func noteWay(_ arrival: FrameArrival) {
        let port = model.interfaces[Int(arrival.interface)].port
        if port >= 0 { way.append(port) }
        var index = Int(arrival.step)
        while index >= 0 {
            if steps[index].ingress >= 0 { way.append(steps[index].ingress) }
            index = Int(steps[index].parent)
        }
    }

    /// Whether chance loses a packet that went the noted way and back.
    func losesOnWay(_ machine: Int) -> Bool {
        guard recordsWay else { return false }
        defer { recordsWay = false }
        for port in way {
            let loss = link(model.ports[Int(port)].link).lossMillionths
            if loss == 0 { continue }
            // Without noise every draw is 0, and nothing is lost.
            let draw = chance(machine, below: 1_000_000)
            if draw > 0 && draw <= loss { return true }
            if loss == 1_000_000 { return true }
        }
        return false
    }

    /// Measures a connection in which one machine sends all it can.
    ///
    /// - Parameters:
    ///   - receiver: the address that it is opened to.
    ///   - isReversed: whether the one that is asked sends, and not the one that asks.
    package func measure(
        from machine: Int, to receiver: Int64, port: Int64, isReversed: Bool = false
    ) -> TransportMeasure {
        askedNanoseconds = 0
        let opened = connect(from: machine, to: receiver, port: port)
        var result = TransportMeasure(outcome: opened.outcome)
        guard opened.outcome == .open else { return result }
        let asked = askedNanoseconds
        let source = source(for: receiver, at: machine)
        let request = carry(
            Packet(source: source, destination: receiver, bytes: 60, transport: .tcp, port: port),
            from: machine)
        guard request.fate == .delivered else { return result }
        let other = request.machine
        let (sender, goal) = isReversed ? (other, source) : (machine, receiver)
        // Who the neighbours are is asked once, not for each packet.
        result.roundTrip = max(1, opened.nanoseconds - asked)
        let size = findSize(
            from: sender, to: goal, source: isReversed ? receiver : source, port: port)
        result.mtu = size.mtu
        result.isBlackHole = size.isBlackHole
        if size.isBlackHole { return result }
        let line = noted()
        result.lossMillionths = Int64(line.loss * 1_000_000)
        let window = min(buffer(machine), buffer(other))
        result.bitsPerSecond = Int64(
            TransportPath(
                bitsPerSecond: line.bitsPerSecond, mtu: Double(size.mtu),
                roundTripSeconds: Double(result.roundTrip) / 1e9, loss: line.loss
            ).goodput(windowBytes: Double(window)))
        return result
    }

    private func buffer(_ machine: Int) -> Int64 {
        let cell = model.machines[machine].buffer
        return cell.rawValue < 0 ? NetworkWalker.ownBuffer : self.cell(cell)
    }

    /// The size to which full packets come down: as the ends agree (the smaller of their MTUs),
    /// then as routers on the way say (RFC 1191). The way of the last packet is noted.
    private func findSize(from sender: Int, to goal: Int64, source: Int64, port: Int64) -> (
        mtu: Int64, isBlackHole: Bool
    ) {
        var size: Int64 = 1500
        if let hop = route(to: goal, at: sender) { size = mtu(hop.interface) }
        for interface in model.interfaces.indices where address(interface) == goal {
            size = min(size, mtu(interface))
        }
        for _ in 0..<8 {
            noteWays(true)
            defer { recordsWay = false }
            let journey = carry(
                Packet(
                    source: source, destination: goal, bytes: size, mayFragment: false,
                    transport: .tcp, port: port), from: sender)
            switch journey.fate {
            case .delivered: return (size, false)
            case .needsFragmentation where journey.mtu > 0 && journey.mtu < size:
                size = journey.mtu
            default: return (size, true)
            }
        }
        return (size, true)
    }

    /// The slowest link of the noted way in bit/s, and the share of packets lost on it.
    private func noted() -> (bitsPerSecond: Double, loss: Double) {
        // What stays inside one machine is as quick as its memory: 10 Gbit/s at least.
        var slowest = 1e10
        var kept = 1.0
        for port in way {
            let link = link(model.ports[Int(port)].link)
            slowest = min(slowest, Double(link.megabits) * 1e6)
            kept *= 1 - Double(link.lossMillionths) / 1e6
            guard link.partner >= 0, link.isUp else { continue }
            let sender = self.link(model.ports[link.partner].link)
            if link.isFullDuplex && !sender.isFullDuplex {
                kept *= 1 - DuplexMismatch.lossFromHalf
            } else if !link.isFullDuplex && sender.isFullDuplex {
                kept *= 1 - DuplexMismatch.lossFromFull
            }
        }
        return (slowest, 1 - kept)
    }
}
