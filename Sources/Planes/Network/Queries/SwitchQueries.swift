package import Plant
import SimulationKernel

extension HostQueries {
    /// The switch that the machine is, or nil.
    package var networkSwitch: NetworkSwitch? {
        let index = Int(model.machines[machine].networkSwitch)
        return index < 0 ? nil : model.switches[index]
    }

    private func portName(_ port: Int) -> String { simulation.plant.layout.ports[port].name }

    /// The port of a switch by its name in any of its forms, or nil.
    package func switchPort(named typed: String) -> Int? {
        guard let networkSwitch else { return nil }
        let wanted = typed.lowercased()
        return networkSwitch.ports.first { port in
            let name = portName(port)
            let long = PortNames.long(name).lowercased()
            return [name, PortNames.short(name).lowercased(), long].contains(wanted)
                || (wanted.count > 2 && abbreviates(wanted, long))
        }
    }

    /// Whether `gig1/0/7` stands for `gigabitethernet1/0/7`: the letters are a beginning, the
    /// numbers are equal.
    private func abbreviates(_ typed: String, _ long: String) -> Bool {
        let letters = typed.prefix { $0.isLetter }
        let number = typed.dropFirst(letters.count)
        let longLetters = long.prefix { $0.isLetter }
        return letters.count >= 2 && longLetters.hasPrefix(letters)
            && long.dropFirst(longLetters.count) == number
    }

    /// Everything that the switch knows of its ports: the reading `switch-ports`, a row for each.
    package func switchPorts(only port: Int? = nil) -> Reading {
        var reading = reading("switch-ports")
        reading.columns = [
            "port", "description", "status", "mode", "vlan", "native", "rate-setting", "rate",
            "full-duplex", "fastest", "mtu", "hardware-address", "changed", "vlans-carried",
            "carries-all",
        ]
        guard let networkSwitch else { return reading }
        let layout = simulation.plant.layout
        let hasOptics = layout.elements[element.index].ports.contains {
            layout.ports[$0].connector == OpticalPort.connector
        }
        if hasOptics { reading.columns.append("module") }
        for candidate in networkSwitch.ports where port == nil || port == candidate {
            let module = layout.slot(element, named: portName(candidate) + "-module")
            let words = module.map { ReadingValue.symbol(simulation.words(of: $0)) } ?? .none
            reading.rows.append(row(candidate, networkSwitch) + (hasOptics ? [words] : []))
        }
        finish(&reading)
        return reading
    }

    private func row(_ port: Int, _ networkSwitch: NetworkSwitch) -> [ReadingValue] {
        func setting(_ number: Int) -> Int64 { walker.portCell(port, number) }
        let place = port - networkSwitch.ports.lowerBound
        let link = walker.link(model.ports[port].link)
        let isShut = setting(SwitchSlots.shut) == 1
        let own = model.interfaces[Int(networkSwitch.management)].hardwareAddress
        let latch = simulation.latch(LatchID(networkSwitch.firstLatch.index + place))
        return [
            .text(portName(port)),
            .text(simulation.text(ofSymbol: setting(SwitchSlots.description))),
            .symbol(isShut ? "disabled" : link.isUp ? "connected" : "notconnect"),
            .symbol(SwitchSlots.modes[Int(setting(SwitchSlots.mode))]),
            .integer(setting(SwitchSlots.vlan)), .integer(setting(SwitchSlots.native)),
            .integer(SwitchSlots.rates[Int(setting(SwitchSlots.rate))]),
            .integer(link.megabits), .flag(link.isFullDuplex),
            .integer(PortNames.rate(of: portName(port))),
            .quantity(Quantity(setting(SwitchSlots.mtu), .byte)),
            .hardwareAddress(own + Int64(place) + 1),
            .quantity(Quantity(PortChanges.milliseconds(latch), .millisecond)),
            .list(networkSwitch.vlans.filter { walker.carries(port, $0) }),
            .flag(model.ports[port].carries < 0),
        ]
    }

    /// The VLANs with their access ports: the reading `vlans`, a row for each port of each.
    package func vlans() -> Reading {
        var reading = reading("vlans")
        reading.columns = ["vlan", "name", "port"]
        guard let networkSwitch else { return reading }
        let names = model.switchNames[Int(model.machines[machine].networkSwitch)].vlans
        var all = Array(zip(networkSwitch.vlans, names))
        let access = networkSwitch.ports.filter {
            walker.portCell($0, SwitchSlots.mode) != SwitchSlots.trunk
        }
        // A VLAN that a port is put into comes into being on that switch.
        for port in access {
            let vlan = walker.portCell(port, SwitchSlots.vlan)
            if !all.contains(where: { $0.0 == vlan }) {
                let digits = String(vlan)
                all.append(
                    (vlan, "VLAN" + String(repeating: "0", count: 4 - digits.count) + digits))
            }
        }
        for (vlan, name) in all.sorted(by: { $0.0 < $1.0 }) {
            let members = access.filter {
                walker.portCell($0, SwitchSlots.vlan) == vlan
            }
            if members.isEmpty { reading.rows.append([.integer(vlan), .text(name), .none]) }
            for port in members {
                reading.rows.append([.integer(vlan), .text(name), .text(portName(port))])
            }
        }
        finish(&reading)
        return reading
    }

    /// The forwarding table: the reading `mac-table`, a row for each entry that still counts.
    ///
    /// What was learnt on a port before its link last changed, or in a VLAN that the port no longer
    /// has, is flushed. Machines that are up have been heard lately, whoever asks; without the
    /// background, only what was sent in answer to somebody counts.
    package func macTable(only port: Int? = nil, withBackground: Bool = true) -> Reading {
        var reading = reading("mac-table")
        reading.columns = ["vlan", "hardware-address", "port", "age"]
        guard let networkSwitch else { return reading }
        if withBackground { BackgroundFrames.hear(simulation, for: networkSwitch.macTable) }
        for row in simulation.tables.rows(of: networkSwitch.macTable, at: simulation.clock) {
            let vlan = row.key >> 48
            let place = Int(row.value)
            let at = networkSwitch.ports.lowerBound + place
            let learnt = row.expires.milliseconds - NetworkTimes.forwardingEntry
            let latch = simulation.latch(LatchID(networkSwitch.firstLatch.index + place))
            guard port == nil || port == at, walker.link(model.ports[at].link).isUp,
                learnt >= PortChanges.milliseconds(latch), has(at, vlan, networkSwitch)
            else { continue }
            reading.rows.append([
                .integer(vlan), .hardwareAddress(row.key & 0xFFFF_FFFF_FFFF), .text(portName(at)),
                .integer((walker.milliseconds - learnt) / 1000),
            ])
        }
        finish(&reading)
        return reading
    }

    private func has(_ port: Int, _ vlan: Int64, _ networkSwitch: NetworkSwitch) -> Bool {
        walker.portCell(port, SwitchSlots.mode) == SwitchSlots.trunk
            ? walker.carries(port, vlan)
            : walker.portCell(port, SwitchSlots.vlan) == vlan
    }

    /// What was done to the switch, and when links last changed: the reading `switch-log`.
    ///
    /// Changes that came about without anybody at the console aren't logged as commands.
    package func switchLog() -> Reading {
        var reading = reading("switch-log")
        reading.columns = ["time", "event", "port", "who", "setting", "value"]
        guard let networkSwitch else { return reading }
        let layout = simulation.plant.layout
        for edit in simulation.applied
        where layout.slotOwners[edit.slot.index] == networkSwitch.element {
            let who: String
            switch edit.provenance {
            case .person(let name): who = name
            case .trainee: who = "engineer"
            case .configurationRun(let name): who = name
            case .fault, .delivery, .scene: continue
            }
            let name = layout.slots[edit.slot.index].name
            let port = networkSwitch.ports.first { name.hasPrefix(portName($0) + "-") }
            guard let port else { continue }
            reading.rows.append([
                .quantity(Quantity(edit.time.milliseconds, .millisecond)), .symbol("command"),
                .text(portName(port)), .text(who),
                .symbol(String(name.dropFirst(portName(port).count + 1))),
                .text(simulation.words(of: edit.slot, value: edit.after)),
            ])
        }
        for port in networkSwitch.ports {
            let place = port - networkSwitch.ports.lowerBound
            let latch = simulation.latch(LatchID(networkSwitch.firstLatch.index + place))
            guard PortChanges.milliseconds(latch) > 0 else { continue }
            reading.rows.append([
                .quantity(Quantity(PortChanges.milliseconds(latch), .millisecond)),
                .symbol(latch & 1 == 1 ? "link-up" : "link-down"), .text(portName(port)), .none,
                .none, .none,
            ])
        }
        finish(&reading)
        return reading
    }
}
