import Planes
import Plant

/// Configuration of a switch or a router, typed as lines joined by `;`:
/// `configure terminal ; interface gi1/0/7 ; switchport access vlan 20 ; end`.
///
/// The lines are taken one after another, each in the mode where the one before it left off.
/// A line that the console doesn't know is answered with its marker, and the rest goes on, as when
/// somebody pastes.
struct DeviceConfiguration {
    private enum Mode {
        case exec
        case global
        /// A port of the plant, for a switch; an interface of the model, for a router.
        case interface(Int)
        /// The interface of a switch's own address.
        case management
        /// A router's access list, by its name.
        case accessList(String)
    }

    private let context: ConsoleContext
    private var mode = Mode.exec
    private var edits: [SlotEdit] = []
    private var rows: [[ReadingValue]] = []

    static func run(_ context: ConsoleContext, _ lines: [CommandLine]) -> HostResult {
        var configuration = DeviceConfiguration(context)
        for line in lines { configuration.take(line) }
        var reading = context.blank("configured")
        reading.columns = ["line", "prompt", "outcome", "column"]
        reading.rows = configuration.rows
        return HostResult(
            reading: reading, seconds: Int64(5 * lines.count), slotEdits: configuration.edits)
    }

    private init(_ context: ConsoleContext) { self.context = context }

    private var prompt: String {
        switch mode {
        case .exec: "#"
        case .global: "(config)#"
        case .interface, .management: "(config-if)#"
        case .accessList: "(config-ext-nacl)#"
        }
    }

    private mutating func take(_ line: CommandLine) {
        let before = prompt
        let outcome: String
        var column: Int64 = 0
        if let found = interpret(line) {
            outcome = found
        } else {
            outcome = "invalid-input"
            column = Int64(line.text.prefix { $0 == " " }.count)
        }
        let text = line.words.joined(separator: " ")
        rows.append([
            .text(text), .text(before), .symbol(outcome),
            .integer(outcome == "invalid-input" ? 0 : column),
        ])
    }

    /// Takes a line; nil where the console doesn't know it.
    private mutating func interpret(_ line: CommandLine) -> String? {
        let words = line.words
        if DeviceCommands.matches(words, ["end"]) {
            guard case .exec = mode else {
                mode = .exec
                return "done"
            }
            return nil
        }
        if DeviceCommands.matches(words, ["exit"]) {
            switch mode {
            case .interface, .management, .accessList: mode = .global
            default: mode = .exec
            }
            return "done"
        }
        switch mode {
        case .exec:
            if DeviceCommands.matches(words, ["configure", "terminal"]) {
                mode = .global
                return "configure"
            }
            let isWrite =
                DeviceCommands.begins(words, ["write"])
                || DeviceCommands.matches(words, ["copy", "running-config", "startup-config"])
            return isWrite ? "written" : nil
        case .global: return interpretGlobal(words)
        case .management: return enterInterface(words) ?? interpretManagement(words)
        case .accessList(let name):
            guard let slot = AccessList.slot(context, name),
                let action = AccessList.action(context, name, words)
            else { return enterInterface(words) }
            edits.append(SlotEdit(slot, action))
            return "done"
        case .interface(let index):
            if let outcome = enterInterface(words) { return outcome }
            return context.queries.system == .networkSwitch
                ? interpretPort(index, words) : interpretRouterInterface(index, words)
        }
    }

    private mutating func interpretGlobal(_ words: [String]) -> String? {
        if let outcome = enterInterface(words) { return outcome }
        guard context.queries.system == .router else { return setGateway(words) }
        var rest = words
        let isRemoval = rest.first == "no"
        if isRemoval { rest.removeFirst() }
        if rest.count == 4, DeviceCommands.begins(rest, ["ip", "access-list", "extended"]),
            let slot = AccessList.slot(context, rest[3])
        {
            if isRemoval { edits.append(SlotEdit(slot, 0)) } else { mode = .accessList(rest[3]) }
            return "done"
        }
        guard DeviceCommands.begins(rest, ["ip", "route"]), rest.count >= (isRemoval ? 4 : 5),
            let base = IPv4.bits(ofText: rest[2]),
            let length = MacNetworkSetup.length(rest[3])
        else { return nil }
        let name = "route-\(IPv4.text(base))/\(length)"
        guard let slot = context.simulation.plant.layout.slot(context.queries.element, named: name)
        else { return "no-such-route" }
        if isRemoval {
            edits.append(SlotEdit(slot, 0))
            return "done"
        }
        guard let nextHop = IPv4.bits(ofText: rest[4]) else { return nil }
        edits.append(SlotEdit(slot, nextHop))
        return "done"
    }

    private mutating func enterInterface(_ words: [String]) -> String? {
        guard words.count == 2 || words.count == 3,
            DeviceCommands.begins(Array(words.prefix(1)), ["interface"]), words[0].count >= 3
        else { return nil }
        let name = words.dropFirst().joined().lowercased()
        let queries = context.queries
        if queries.system == .networkSwitch {
            let own = context.model.machines[queries.machine].interfaces.lowerBound
            if name == context.model.interfaceNames[own] {
                mode = .management
                return "done"
            }
            guard let port = queries.switchPort(named: name) else { return nil }
            mode = .interface(port)
            return "done"
        }
        guard
            let index = context.model.machines[queries.machine].interfaces.first(where: {
                let own = context.model.interfaceNames[$0]
                return [own, PortNames.short(own).lowercased(), PortNames.long(own).lowercased()]
                    .contains(name)
            })
        else { return nil }
        mode = .interface(index)
        return "done"
    }

    // MARK: A switch's own address

    private mutating func setOwn(_ name: String, _ value: Int64) {
        let layout = context.simulation.plant.layout
        if let slot = layout.slot(context.queries.element, named: name) {
            edits.append(SlotEdit(slot, value))
        }
    }

    private mutating func setGateway(_ words: [String]) -> String? {
        guard words.count == 3, DeviceCommands.begins(words, ["ip", "default-gateway"]),
            let gateway = IPv4.bits(ofText: words[2])
        else { return nil }
        setOwn("mgmt-gateway", gateway)
        return "done"
    }

    private mutating func interpretManagement(_ words: [String]) -> String? {
        guard words.count == 4, DeviceCommands.begins(words, ["ip", "address"]),
            let address = IPv4.bits(ofText: words[2]),
            let length = MacNetworkSetup.length(words[3])
        else { return nil }
        setOwn("mgmt-address", address)
        setOwn("mgmt-mask", length)
        return "done"
    }

    // MARK: A switch's port

    private mutating func set(_ port: Int, _ suffix: String, _ value: Int64) -> String {
        let layout = context.simulation.plant.layout
        let name = layout.ports[port].name + "-" + suffix
        if let slot = layout.slot(context.queries.element, named: name) {
            edits.append(SlotEdit(slot, value))
        }
        return "done"
    }

    private mutating func interpretPort(_ port: Int, _ words: [String]) -> String? {
        let lower = words.map { $0.lowercased() }
        if lower == ["shutdown"] || lower == ["shut"] { return set(port, "shut", 1) }
        if lower == ["no", "shutdown"] || lower == ["no", "shut"] { return set(port, "shut", 0) }
        if DeviceCommands.begins(lower, ["description"]), lower.count > 1 {
            let text = words.dropFirst().joined(separator: " ")
            if !context.simulation.isQuiet { context.simulation.write(symbol: text) }
            return set(port, "description", context.simulation.symbol(for: text))
        }
        if DeviceCommands.matches(lower, ["no", "description"]) {
            return set(port, "description", -1)
        }
        if DeviceCommands.matches(lower, ["switchport", "mode", "access"]) {
            return set(port, "mode", 0)
        }
        if DeviceCommands.matches(lower, ["switchport", "mode", "trunk"]) {
            return set(port, "mode", 1)
        }
        if lower.count == 4, DeviceCommands.begins(lower, ["switchport", "access", "vlan"]) {
            return vlan(lower[3]).map { set(port, "vlan", $0) }
        }
        if DeviceCommands.matches(lower, ["no", "switchport", "access", "vlan"]) {
            return set(port, "vlan", 1)
        }
        if lower.count == 5,
            DeviceCommands.begins(lower, ["switchport", "trunk", "native", "vlan"])
        {
            return vlan(lower[4]).map { set(port, "native", $0) }
        }
        if lower.count >= 5,
            DeviceCommands.begins(lower, ["switchport", "trunk", "allowed", "vlan"])
        {
            return allow(port, Array(lower.dropFirst(4)))
        }
        if lower.count == 2, DeviceCommands.begins(lower, ["speed"]) {
            return ["auto", "10", "100", "1000", "10000"].firstIndex(of: lower[1])
                .map { set(port, "speed", Int64($0)) }
        }
        if lower.count == 2, lower[0] == "mtu", let size = Int64(lower[1]),
            (1500...9216).contains(size)
        {
            return set(port, "mtu", size)
        }
        let isHarmless =
            DeviceCommands.begins(lower, ["spanning-tree", "portfast"])
            || DeviceCommands.begins(lower, ["switchport", "trunk", "encapsulation", "dot1q"])
        return isHarmless ? "done" : nil
    }

    private func vlan(_ word: String) -> Int64? {
        Int64(word).flatMap { (1...4094).contains($0) ? $0 : nil }
    }

    /// `switchport trunk allowed vlan LIST`, `all`, `none`, `add LIST`, `remove LIST`.
    private mutating func allow(_ port: Int, _ words: [String]) -> String? {
        guard let networkSwitch = context.queries.networkSwitch else { return nil }
        let layout = context.simulation.plant.layout
        let name = layout.ports[port].name
        var numbers: [Int64] = []
        var change = "set"
        switch words[0] {
        case "all": numbers = networkSwitch.vlans
        case "none": numbers = []
        default:
            change = ["add", "remove"].contains(words[0]) ? words[0] : "set"
            guard let list = words.last, let parsed = numbersOf(list) else { return nil }
            numbers = parsed
        }
        for vlan in networkSwitch.vlans {
            guard
                let slot = layout.slot(context.queries.element, named: "\(name)-carries-\(vlan)")
            else { return "not-a-planned-trunk" }
            let isNamed = numbers.contains(vlan)
            switch change {
            case "add" where isNamed: edits.append(SlotEdit(slot, 1))
            case "remove" where isNamed: edits.append(SlotEdit(slot, 0))
            case "set": edits.append(SlotEdit(slot, isNamed ? 1 : 0))
            default: break
            }
        }
        return "done"
    }

    /// VLAN numbers written with commas and ranges (`10,20-22`); nil for anything else.
    private func numbersOf(_ text: String) -> [Int64]? {
        var numbers: [Int64] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            guard let first = vlan(String(ends.first ?? "")),
                let last = vlan(String(ends.last ?? "")), ends.count <= 2, first <= last
            else { return nil }
            numbers += Array(first...last)
        }
        return numbers
    }

    // MARK: A router's interface

    private mutating func interpretRouterInterface(_ index: Int, _ words: [String]) -> String? {
        let lower = words.map { $0.lowercased() }
        func put(_ suffix: String, _ value: Int64) -> String {
            edits += context.edit(index, suffix, value)
            return "done"
        }
        if lower == ["shutdown"] { return put("shut", 1) }
        if lower == ["no", "shutdown"] { return put("shut", 0) }
        if lower.count == 4, DeviceCommands.begins(lower, ["ip", "address"]),
            let address = IPv4.bits(ofText: lower[2]), let length = MacNetworkSetup.length(lower[3])
        {
            _ = put("address", address)
            return put("mask", length)
        }
        if DeviceCommands.matches(lower, ["no", "ip", "address"]) { return put("address", 0) }
        if lower.count == 3, DeviceCommands.begins(lower, ["ip", "helper-address"]),
            let server = IPv4.bits(ofText: lower[2])
        {
            return put("relay", server)
        }
        if lower.count >= 3, DeviceCommands.begins(lower, ["no", "ip", "helper-address"]) {
            return put("relay", 0)
        }
        if lower.count == 3, DeviceCommands.begins(lower, ["encapsulation", "dot1q"]),
            let vlan = vlan(lower[2])
        {
            return put("vlan", vlan)
        }
        if lower.count == 3, DeviceCommands.begins(lower, ["ip", "mtu"]),
            let size = Int64(lower[2]),
            (576...9216).contains(size)
        {
            return put("mtu", size)
        }
        return nil
    }
}
