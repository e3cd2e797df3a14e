import Planes
import Plant

/// Starting a service of a Windows machine (`net start`), and letting one through its firewall
/// (`netsh advfirewall firewall add rule`); both as Windows commands' reference has them.
enum WindowsServices {
    private static let running: Int64 = 0
    private static let stopped: Int64 = 1

    /// `net start NAME`.
    static func start(_ context: ConsoleContext, _ name: String) -> HostResult {
        guard let slot = slot(context, where: { $0.name.lowercased() == name.lowercased() }) else {
            return context.usage(["The service name is invalid.", ""])
        }
        guard context.simulation.slot(slot) == stopped else {
            return context.usage(["The requested service has already been started.", ""])
        }
        var reading = context.blank("changed")
        reading.add("service", .text(name))
        return context.printed(reading, as: "net-start", slotEdits: [SlotEdit(slot, running)])
    }

    /// `netsh advfirewall firewall add rule name=N dir=in action=allow protocol=TCP localport=P`.
    ///
    /// - Parameter words: the arguments in lower case, without `name=`.
    static func allow(_ context: ConsoleContext, _ words: [String]) -> HostResult {
        func value(_ key: String) -> String? {
            words.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
        }
        guard words.count >= 8, Array(words[1..<4]) == ["firewall", "add", "rule"],
            value("dir") == "in", value("action") == "allow",
            let transport = value("protocol"), ["tcp", "udp"].contains(transport),
            let port = value("localport").flatMap({ Int64($0) }), (1...65535).contains(port)
        else { return context.usage("A specified value is not valid.") }
        let wanted: TransportProtocol = transport == "udp" ? .udp : .tcp
        let slot = slot(context) { $0.port == port && $0.transport == wanted }
        let edits =
            slot.map { context.simulation.slot($0) == stopped ? [] : [SlotEdit($0, running)] } ?? []
        return context.printed(context.blank("changed"), as: "netsh-ok", slotEdits: edits)
    }

    private static func slot(
        _ context: ConsoleContext, where isWanted: (NetworkService) -> Bool
    ) -> SlotID? {
        context.model.machines[context.queries.machine].services.map { context.model.services[$0] }
            .first(where: isWanted)
            .flatMap {
                context.simulation.plant.layout.slot(
                    context.queries.element, named: "service-" + $0.name)
            }
    }
}
