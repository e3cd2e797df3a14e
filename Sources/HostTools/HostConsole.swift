package import Planes
package import Plant
import SimulationKernel

/// A machine's command line: what somebody types, as a typed query on the plant.
///
/// The commands are those of the machine's own system, with its own options; a command that the
/// system doesn't have is answered as its shell answers. Nothing here knows how a network works:
/// `HostQueries` does.
package enum HostConsole {
    /// Runs one line at a machine.
    ///
    /// Tables of neighbours and forwarding entries follow at once, as traffic fills them; settings
    /// and leases are edits of the result, for whoever gave the line to make. The clock stands.
    ///
    /// - Throws: a refusal where the element has no command line.
    package static func run(_ simulation: Simulation, host: ElementID, line: String)
        throws(ActionRefusal) -> HostResult
    {
        guard let queries = HostQueries(simulation, host) else {
            throw ActionRefusal(
                "`\(simulation.id(of: host))` has no command line",
                candidates: NetworkModel.of(simulation.plant).machines.map {
                    simulation.id(of: $0.element)
                })
        }
        guard simulation.slot(host, 0) == 1 else {
            return HostResult(console("no-console", queries, line), slotEdits: [])
        }
        let command = CommandLine(line)
        if command.words.isEmpty { return HostResult(console("nothing", queries, line)) }
        let context = ConsoleContext(queries: queries, command: command)
        var result = ComputingCommands.run(context) ?? network(context)
        result.reading.add("line", .text(line))
        return result
    }

    private static func network(_ context: ConsoleContext) -> HostResult {
        switch context.queries.system {
        case .linux: LinuxCommands.run(context)
        case .macos: MacCommands.run(context)
        case .windows: WindowsCommands.run(context)
        case .networkSwitch, .router: DeviceCommands.run(context)
        }
    }

    /// Whether an element has a command line: hosts, switches and routers have.
    package static func hasConsole(_ plant: Plant, _ element: ElementID) -> Bool {
        NetworkModel.of(plant).machine(element) != nil
    }

    /// The commands that a system has here, for help and completion, by name.
    package static func commands(of system: HostSystem) -> [String] {
        switch system {
        case .linux: LinuxCommands.names + ComputingCommands.names(system)
        case .macos: MacCommands.names + ComputingCommands.names(system)
        case .windows: WindowsCommands.names + ComputingCommands.names(system)
        case .networkSwitch: DeviceCommands.switchNames
        case .router: DeviceCommands.routerNames
        }
    }

    private static func console(_ kind: String, _ queries: HostQueries, _ line: String) -> Reading {
        Reading(
            kind: kind, point: queries.simulation.id(of: queries.element),
            fields: [
                ReadingField("system", .symbol(queries.system.rawValue)),
                ReadingField("line", .text(line)),
            ])
    }
}

/// What a command works on.
struct ConsoleContext {
    let queries: HostQueries
    var command: CommandLine

    var simulation: Simulation { queries.simulation }
    var model: NetworkModel { queries.model }

    /// The reading of a command that the system's shell doesn't know.
    func unknownCommand() -> HostResult {
        var reading = blank("unknown-command")
        reading.add("word", .text(command.command))
        return HostResult(reading)
    }

    /// The reading of a command that was given wrong arguments: the tool's own words.
    func usage(_ lines: [String]) -> HostResult {
        var reading = blank("usage")
        reading.add("tool", .symbol(command.command))
        reading.columns = ["text"]
        reading.rows = lines.map { [.text($0)] }
        return HostResult(reading)
    }

    func usage(_ line: String) -> HostResult { usage([line]) }

    /// A reading without a query, of this machine.
    func blank(_ kind: String) -> Reading {
        Reading(
            kind: kind, point: simulation.id(of: queries.element),
            fields: [
                ReadingField("system", .symbol(queries.system.rawValue)),
                ReadingField(
                    "hostname", .text(model.machineNames[queries.machine].hostname)),
                ReadingField(
                    "clock",
                    .quantity(Quantity(simulation.clock.milliseconds, .millisecond))),
            ])
    }

    /// A result whose reading says how it is to be printed.
    func printed(_ reading: Reading, as form: String, slotEdits: [SlotEdit] = []) -> HostResult {
        var reading = reading
        reading.add("form", .symbol(form))
        return HostResult(reading, slotEdits: slotEdits)
    }

    /// The settings slot of one of the machine's interfaces, by its suffix, or nil.
    func slot(_ interface: Int, _ suffix: String) -> SlotID? {
        let name = model.interfaceNames[interface] + "-" + suffix
        return simulation.plant.layout.slot(queries.element, named: name)
    }

    /// An edit of one of the machine's interfaces' settings; none where it hasn't that setting.
    func edit(_ interface: Int, _ suffix: String, _ value: Int64) -> [SlotEdit] {
        slot(interface, suffix).map { [SlotEdit($0, value)] } ?? []
    }
}
