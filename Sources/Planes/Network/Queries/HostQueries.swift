package import Plant
import SimulationKernel

/// Questions that a tool on one machine asks of the network, each answered by a typed reading.
///
/// A question changes nothing but tables of neighbours and forwarding entries, as traffic does.
/// Times in it are simulated: the walker's moment moves on with each packet that is waited for, the
/// simulation's clock doesn't. Every reading has the field `elapsed`, in milliseconds.
package struct HostQueries {
    package let simulation: Simulation
    package let walker: NetworkWalker
    package let machine: Int

    /// The whole network, as the plant has it.
    package var model: NetworkModel { walker.model }
    /// The machine's operating system, which decides on its words.
    package var system: HostSystem { model.machines[machine].system }
    /// The machine's element.
    package var element: ElementID { model.machines[machine].element }

    /// The queries of an element's machine, or nil where it isn't one.
    package init?(_ simulation: Simulation, _ element: ElementID) {
        let walker = NetworkWalker(simulation)
        guard let machine = walker.model.machine(element) else { return nil }
        self.simulation = simulation
        self.walker = walker
        self.machine = machine
    }

    /// A reading that begins with whose it is.
    func reading(_ kind: String) -> Reading {
        Reading(
            kind: kind, point: simulation.id(of: element),
            fields: [
                ReadingField("system", .symbol(system.rawValue)),
                ReadingField("hostname", .text(model.machineNames[machine].hostname)),
                ReadingField("clock", .quantity(Quantity(walker.milliseconds, .millisecond))),
            ])
    }

    /// Milliseconds that have gone by since the question was asked.
    var elapsed: Int64 { walker.milliseconds - simulation.clock.milliseconds }

    func wait(_ milliseconds: Int64) { walker.milliseconds += max(0, milliseconds) }

    /// Ends a reading with how long it took.
    func finish(_ reading: inout Reading) {
        reading.add("elapsed", .quantity(Quantity(elapsed, .millisecond)))
    }

    /// Resolves a target and says so in the reading; nil where there is no address.
    func resolve(_ target: String, in reading: inout Reading) -> Int64? {
        let isLiteral = IPv4.bits(ofText: target) != nil
        let answer = walker.look(up: target, on: machine)
        reading.add("target", .text(target))
        reading.add("full-name", .text(answer.name))
        reading.add("resolution", .symbol(isLiteral ? "literal" : answer.status.rawValue))
        guard answer.status == .found else {
            reading.add("address", .none)
            wait(HostQueries.patience(for: answer.status))
            return nil
        }
        reading.add("address", .address(answer.address))
        wait(answer.nanoseconds / 1_000_000)
        return answer.address
    }

    /// How long a resolver waits for a server that doesn't answer: two rounds of 5 s
    /// (resolv.conf(5), `timeout:5 attempts:2`).
    static func patience(for status: NameStatus) -> Int64 {
        switch status {
        case .timeout: 10_000
        case .unreachable: 6_000
        default: 0
        }
    }

    /// The name that the machine's DNS has for an address, or none.
    func name(of address: Int64) -> ReadingValue {
        let server = walker.configuredResolver(machine)
        guard server != 0 else { return .none }
        let answer = walker.ask(.name(of: address), of: server, from: machine)
        return answer.status == .found ? .text(answer.name) : .none
    }

    static func microseconds(_ nanoseconds: Int64) -> ReadingValue {
        .quantity(
            Quantity(
                max(1, nanoseconds / 1000), .microsecond, random: NetworkDelays.spread / 1000))
    }

    static func optional(_ address: Int64) -> ReadingValue {
        address == 0 ? .none : .address(address)
    }
}
