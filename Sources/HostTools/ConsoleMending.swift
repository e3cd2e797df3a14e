import Planes
import Plant

/// The lines that bring a machine's settings to right values, each in its own system's words.
///
/// The power switch isn't at a console: it is `set`, as any control. So is the rare setting for
/// which the system has no line here.
enum ConsoleMending {
    static func commands(
        _ simulation: Simulation, _ element: ElementID, _ edits: [SlotEdit]
    ) -> [String] {
        let model = NetworkModel.of(simulation.plant)
        guard let machine = model.machine(element), !edits.isEmpty else { return [] }
        var plan = ConsolePlan(
            simulation: simulation, model: model, machine: machine, element: element)
        plan.take(edits)
        return plan.lines
    }

    /// The line that asks for an interface's address again.
    static func renewal(_ simulation: Simulation, interface index: Int) -> String {
        let model = NetworkModel.of(simulation.plant)
        let interface = model.interfaces[index]
        let name = model.interfaceNames[index]
        let line =
            switch model.machines[Int(interface.machine)].system {
            case .windows: "ipconfig /renew"
            case .macos: "sudo ipconfig set \(name) DHCP"
            default: "sudo dhclient \(name)"
            }
        return "on \(simulation.id(of: interface.element)) \(line)"
    }
}

/// Gathers what is to be changed on one machine, and words it.
struct ConsolePlan {
    let simulation: Simulation
    let model: NetworkModel
    let machine: Int
    let element: ElementID
    /// Lines so far, complete with what a session wants before them.
    private(set) var lines: [String] = []

    init(simulation: Simulation, model: NetworkModel, machine: Int, element: ElementID) {
        self.simulation = simulation
        self.model = model
        self.machine = machine
        self.element = element
    }

    private var layout: PlantLayout { simulation.plant.layout }
    private var system: HostSystem { model.machines[machine].system }
    private func name(_ edit: SlotEdit) -> String { layout.slots[edit.slot.index].name }

    private mutating func type(_ line: String) {
        lines.append("on \(simulation.id(of: element)) \(line)")
    }

    /// Words the edits: power first, as nothing can be typed at what is off.
    mutating func take(_ edits: [SlotEdit]) {
        lines += edits.filter { name($0) == "power" }.map { Mending.setting(simulation, $0) }
        let rest = edits.filter { name($0) != "power" }
        switch system {
        case .networkSwitch, .router: configure(rest)
        case .linux, .macos, .windows: administer(rest)
        }
    }

    // MARK: Switches and routers

    private mutating func configure(_ edits: [SlotEdit]) {
        var typed: [String] = []
        for edit in edits {
            let words = DeviceWords(
                model: model, machine: machine, simulation: simulation, edits: edits)
            if let found = words.lines(name(edit), edit.value) {
                typed += found
            } else {
                lines.append(Mending.setting(simulation, edit))
            }
        }
        guard !typed.isEmpty else { return }
        // `end` leaves every mode.
        if typed.last == "exit" { typed.removeLast() }
        type((["configure terminal"] + typed + ["end"]).joined(separator: " ; "))
    }

    // MARK: Hosts

    private mutating func administer(_ edits: [SlotEdit]) {
        var rest = edits
        for index in model.machines[machine].interfaces {
            let prefix = model.interfaceNames[index] + "-"
            let own = rest.filter { name($0).hasPrefix(prefix) }
            if own.isEmpty { continue }
            rest.removeAll { own.contains($0) }
            addressing(index, own)
        }
        let records = rest.filter { name($0).hasPrefix("record-") }
        let scopes = rest.filter { name($0).hasPrefix("scope-") }
        if system == .linux {
            update(records)
            rest.removeAll { records.contains($0) }
            let typed = leasing(scopes)
            rest.removeAll { typed.contains($0) }
        }
        for edit in rest {
            if !serve(edit) { lines.append(Mending.setting(simulation, edit)) }
        }
    }

    /// The value that an interface's setting shall have: the edit's, or what it is now.
    private func wanted(_ index: Int, _ suffix: String, _ edits: [SlotEdit]) -> Int64 {
        let name = model.interfaceNames[index] + "-" + suffix
        guard let slot = layout.slot(element, named: name) else { return 0 }
        return edits.last { $0.slot == slot }?.value ?? simulation.slot(slot)
    }

    /// Sets how an interface gets its address. The whole is typed at once, as one does: a system
    /// asks for all of it.
    private mutating func addressing(_ index: Int, _ edits: [SlotEdit]) {
        let interface = model.interfaceNames[index]
        let known = ["method", "address", "mask", "gateway", "dns", "up", "mtu"]
        let changed = known.filter { suffix in
            edits.contains { name($0) == interface + "-" + suffix }
        }
        let values = Addressing(
            isDynamic: wanted(index, "method", edits) == 1,
            address: wanted(index, "address", edits), length: wanted(index, "mask", edits),
            gateway: wanted(index, "gateway", edits), resolver: wanted(index, "dns", edits))
        if !changed.allSatisfy({ $0 == "up" || $0 == "mtu" }) {
            for line in values.lines(system, model: model, interface: index) { type(line) }
        }
        for suffix in changed where suffix == "up" || suffix == "mtu" {
            let value = wanted(index, suffix, edits)
            let state = suffix == "mtu" ? "mtu \(value)" : value == 1 ? "up" : "down"
            switch system {
            case .linux: type("sudo ip link set \(interface) \(state)")
            case .macos: type("sudo ifconfig \(interface) \(state)")
            default:
                lines += edits.filter { name($0) == interface + "-" + suffix }
                    .map { Mending.setting(simulation, $0) }
            }
        }
    }

    /// Changes records of the machine's zone, all in one sitting at `nsupdate`.
    private mutating func update(_ edits: [SlotEdit]) {
        guard !edits.isEmpty else { return }
        let zone = model.machineNames[machine].zone
        var typed = ["nsupdate -l"]
        for edit in edits {
            let record = name(edit).dropFirst("record-".count) + "." + zone
            typed.append("update delete \(record) A")
            if edit.value != 0 {
                typed.append("update add \(record) 3600 A \(IPv4.text(edit.value))")
            }
        }
        type("sudo " + (typed + ["send"]).joined(separator: " ; "))
    }

    /// Changes what DHCP scopes hand out, and starts the server again; the edits that were worded.
    private mutating func leasing(_ edits: [SlotEdit]) -> [SlotEdit] {
        let statements = [
            "-router": "option routers", "-dns": "option domain-name-servers",
            "-lease": "default-lease-time",
        ]
        var typed: [SlotEdit] = []
        for edit in edits {
            let name = name(edit)
            guard let dash = name.lastIndex(of: "-") else { continue }
            let now = simulation.slot(edit.slot)
            if name.hasSuffix("-taken") {
                guard edit.value == 0 else { continue }
                type("sudo truncate -s 0 \(LinuxLeaseServer.leasesPath)")
            } else if let statement = statements[String(name[dash...])] {
                func words(_ value: Int64) -> String {
                    name.hasSuffix("-lease") ? "\(value * 60)" : IPv4.text(value)
                }
                type(
                    "sudo sed -i 's/\(statement) \(words(now));/\(statement) "
                        + "\(words(edit.value));/' \(LinuxLeaseServer.configurationPath)")
            } else {
                continue
            }
            typed.append(edit)
        }
        if !typed.isEmpty { type("sudo systemctl restart isc-dhcp-server") }
        return typed
    }

    /// Starts, stops, or lets through a service; whether the system has a line for it here.
    private mutating func serve(_ edit: SlotEdit) -> Bool {
        let prefix = "service-"
        guard name(edit).hasPrefix(prefix) else { return false }
        let service = String(name(edit).dropFirst(prefix.count))
        let record = model.machines[machine].services.map { model.services[$0] }
            .first { $0.name == service }
        guard let record else { return false }
        let found = ServiceWords(
            name: service, transport: record.transport == .udp ? "udp" : "tcp",
            port: record.port
        ).lines(system, from: simulation.slot(edit.slot), to: edit.value)
        for line in found { type(line) }
        return !found.isEmpty
    }
}
