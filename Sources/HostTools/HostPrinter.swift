package import Plant

/// Puts a reading into the words of the tool that made it, as that system prints them.
///
/// A pure function of the reading: a stored reading prints the same for ever. A reading of a kind
/// or shape that it doesn't know prints nothing.
package enum HostPrinter {
    /// The kinds of readings that it puts into words, by name.
    package static let kinds = [
        "arping", "changed", "configured", "connect", "file", "interfaces", "invalid-input",
        "lease-exchange", "listeners", "lookup", "mac-table", "mounts", "neighbour-deleted",
        "neighbours", "no-console", "nothing", "path-mtu", "ping", "routes", "services",
        "switch-log", "switch-ports", "throughput", "trace", "transceivers", "unknown-command",
        "usage", "vlans",
    ]

    /// Whether a reading is one that a command line made.
    package static func prints(_ reading: Reading) -> Bool {
        kinds.contains(reading.kind) || ComputingPrinter.kinds.contains(reading.kind)
    }

    /// The lines that the tool prints; none where it prints nothing.
    package static func lines(_ reading: Reading) -> [String] {
        let console = PrintedReading(reading)
        switch reading.kind {
        case "no-console": return ["(the screen is dark)"]
        case "unknown-command": return ShellPrinter.unknownCommand(console)
        case "usage", "file": return console.rows.map { $0.text("text") }
        case "invalid-input": return DevicePrinter.invalidInput(console)
        case "changed": return ShellPrinter.changed(console)
        case "neighbour-deleted": return ShellPrinter.neighbourDeleted(console)
        case "ping": return PingPrinter.lines(console)
        case "arping": return PingPrinter.arping(console)
        case "trace": return TracePrinter.lines(console)
        case "path-mtu": return TracePrinter.pathMTU(console)
        case "lookup": return LookupPrinter.lines(console)
        case "transceivers": return TransceiverPrinter.lines(console)
        case "throughput": return ThroughputPrinter.lines(console)
        case "connect": return ConnectPrinter.lines(console)
        case "listeners": return ConnectPrinter.listeners(console)
        case "mounts": return ConnectPrinter.mounts(console)
        case "services": return ServicePrinter.lines(console)
        case "lease-exchange": return LeasePrinter.lines(console)
        case "interfaces": return interfaces(console)
        case "neighbours": return NeighbourPrinter.lines(console)
        case "routes": return RoutePrinter.lines(console)
        case "switch-ports": return SwitchPortPrinter.lines(console)
        case "vlans": return SwitchTablePrinter.vlans(console)
        case "mac-table": return SwitchTablePrinter.macTable(console)
        case "switch-log": return SwitchTablePrinter.log(console)
        case "configured": return DevicePrinter.configured(console)
        default: return ComputingPrinter.lines(console)
        }
    }

    private static func interfaces(_ console: PrintedReading) -> [String] {
        switch console.system {
        case "linux": LinuxInterfacePrinter.lines(console)
        case "macos": MacInterfacePrinter.lines(console)
        case "windows": WindowsInterfacePrinter.lines(console)
        default: DevicePrinter.interfaceBrief(console)
        }
    }
}

/// A reading with what printers ask of it again and again; what isn't there is empty.
struct PrintedReading {
    let reading: Reading
    let system: String
    let rows: [PrintedRow]

    init(_ reading: Reading) {
        self.reading = reading
        system = reading.symbol("system") ?? ""
        rows = reading.rows.indices.map { PrintedRow(reading.row($0)) }
    }

    var form: String { reading.symbol("form") ?? "" }
    var hostname: String { reading.symbol("hostname") ?? "" }
    func text(_ name: String) -> String { reading.symbol(name) ?? "" }
    func integer(_ name: String) -> Int64 { reading.integer(name) ?? 0 }
    func flag(_ name: String) -> Bool { reading.flag(name) }

    /// The bits of an address, or nil.
    func address(_ name: String) -> Int64? {
        if case .address(let bits)? = reading[name] { bits } else { nil }
    }

    /// What the line was typed as, after the command word.
    var target: String { text("target") }

    /// The rows that were asked for: one interface, or all.
    var selectedRows: [PrintedRow] {
        let name = text("selected").lowercased()
        return name.isEmpty ? rows : rows.filter { $0.text("name").lowercased() == name }
    }
}

/// One row of a reading.
struct PrintedRow {
    let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    func text(_ name: String) -> String { reading.symbol(name) ?? "" }
    func integer(_ name: String) -> Int64 { reading.integer(name) ?? 0 }
    func flag(_ name: String) -> Bool { reading.flag(name) }
    func has(_ name: String) -> Bool {
        if let value = reading[name] { value != .none } else { false }
    }

    func address(_ name: String) -> Int64? {
        if case .address(let bits)? = reading[name] { bits } else { nil }
    }

    func hardware(_ name: String) -> Int64? {
        if case .hardwareAddress(let bits)? = reading[name] { bits } else { nil }
    }

    func list(_ name: String) -> [Int64] {
        if case .list(let values)? = reading[name] { values } else { [] }
    }

    func addressText(_ name: String) -> String { address(name).map { IPv4.text($0) } ?? "" }
}
