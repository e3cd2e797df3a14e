import Plant
import SimulationKernel

/// How each system keeps its table of neighbours, in milliseconds.
enum NeighbourTimes {
    /// How long an answer is trusted without asking again: 30 s on Linux (`base_reachable_time`,
    /// RFC 4861 §10), about that on Windows, and as long as the entry on macOS and on IOS.
    static func reachable(_ system: HostSystem) -> Int64 {
        switch system {
        case .linux, .windows: 30_000
        case .macos: entry(system)
        case .networkSwitch, .router: entry(system)
        }
    }

    /// How long an entry stays: macOS 20 min (`net.link.ether.inet.max_age`), IOS 4 h (`arp
    /// timeout`), Windows about 10 min without use; Linux keeps it while the table is small.
    static func entry(_ system: HostSystem) -> Int64 {
        switch system {
        case .macos: 1_200_000
        case .windows: 600_000
        case .linux: 86_400_000
        case .networkSwitch, .router: 14_400_000
        }
    }

    /// How long a failed entry is shown.
    static let failed: Int64 = 60_000
    /// How long a system asks before it gives up: three requests, a second apart.
    static let attempts: Int64 = 3_000
}

/// An entry of a table of neighbours, as it stands in a latch row.
///
/// Key: the address. Value: the hardware address, 0 for one that nobody answered for. Extra: when
/// the neighbour last proved that it is there, in milliseconds, times 2, plus 1 where it did so by
/// answering this machine (and not only by asking it something).
package struct NeighbourEntry: Hashable, Sendable {
    package var address: Int64
    package var hardwareAddress: Int64
    package var confirmedMilliseconds: Int64
    package var hasAnswered: Bool

    init(_ row: LatchRow) {
        address = row.key
        hardwareAddress = row.value
        confirmedMilliseconds = row.extra >> 1
        hasAnswered = row.extra & 1 == 1
    }
}

extension NetworkWalker {
    /// The hardware address to which an interface sends packets for an address of its subnet.
    ///
    /// It trusts a fresh entry of its table, and asks a stale neighbour alone; else it asks
    /// everybody in the broadcast domain. Where
    /// several answer, which answer counts is a race.
    ///
    /// - Returns: the hardware address, or −1 where nobody answers; and what asking took.
    func resolve(_ address: Int64, from index: Int) -> (hardwareAddress: Int64, nanoseconds: Int64)
    {
        let interface = model.interfaces[index]
        let system = model.machines[Int(interface.machine)].system
        if let entry = neighbour(address, of: index), entry.hardwareAddress != 0 {
            let age = milliseconds - entry.confirmedMilliseconds
            if entry.hasAnswered && age < NeighbourTimes.reachable(system) {
                return (entry.hardwareAddress, 0)
            }
            // A stale neighbour is used, and asked on the side whether it is still there.
            if !ask(for: address, from: index, to: entry.hardwareAddress).isEmpty {
                note(
                    address, hardwareAddress: entry.hardwareAddress, hasAnswered: true, at: index)
                return (entry.hardwareAddress, 0)
            }
        }
        let answers = ask(for: address, from: index)
        guard !answers.isEmpty else {
            note(address, hardwareAddress: 0, hasAnswered: false, at: index)
            return (-1, 0)
        }
        let chosen = answers[
            Int(chance(Int(interface.machine), below: Int64(answers.count)))]
        let answer = model.interfaces[Int(chosen.interface)]
        note(address, hardwareAddress: answer.hardwareAddress, hasAnswered: true, at: index)
        return (answer.hardwareAddress, chosen.nanoseconds)
    }

    /// Asks everybody, or one neighbour alone, who has an address; the answers in the order in
    /// which they come.
    ///
    /// Who is asked learns who asks (RFC 826).
    func ask(for address: Int64, from index: Int, to hardwareAddress: Int64 = -1)
        -> [FrameArrival]
    {
        let isHeard =
            hardwareAddress >= 0
            ? send(from: index, bytes: 28, to: hardwareAddress)
            : broadcast(
                from: index, bytes: 28,
                listeners: fabric.interfaces(with: address, for: evaluator))
        guard isHeard else { return [] }
        let asked = arrivals
        let asker = model.interfaces[index].hardwareAddress
        let own = self.address(index)
        var answers: [FrameArrival] = []
        for arrival in asked where self.address(Int(arrival.interface)) == address {
            let responder = Int(arrival.interface)
            guard send(from: responder, bytes: 28, to: asker) else { continue }
            note(own, hardwareAddress: asker, hasAnswered: false, at: responder)
            var answer = arrival
            answer.nanoseconds += arrivals[0].nanoseconds + 2 * NetworkDelays.perHost
            answers.append(answer)
        }
        answers.sort { ($0.nanoseconds, $0.interface) < ($1.nanoseconds, $1.interface) }
        return answers
    }

    /// The entry of an address in an interface's table, or nil.
    func neighbour(_ address: Int64, of index: Int) -> NeighbourEntry? {
        guard let memory else { return nil }
        return memory.tables.row(
            model.interfaces[index].arpTable, key: address,
            at: SimulatedTime(milliseconds: milliseconds)
        ).map { NeighbourEntry($0) }
    }

    /// Writes an entry, unless one that was won by an answer would be spoilt by a mere question.
    func note(_ address: Int64, hardwareAddress: Int64, hasAnswered: Bool, at index: Int) {
        guard let memory, address != 0 else { return }
        let interface = model.interfaces[index]
        if !hasAnswered, hardwareAddress != 0, let entry = neighbour(address, of: index),
            entry.hardwareAddress == hardwareAddress, entry.hasAnswered
        {
            return
        }
        let system = model.machines[Int(interface.machine)].system
        let life = hardwareAddress == 0 ? NeighbourTimes.failed : NeighbourTimes.entry(system)
        memory.tables.set(
            LatchRow(
                table: interface.arpTable, key: address, value: hardwareAddress,
                extra: milliseconds << 1 | (hasAnswered ? 1 : 0),
                expires: SimulatedTime(milliseconds: milliseconds + life)))
    }
}
