import Planes
import Plant

/// `nmcli` of NetworkManager, which holds a Debian 12 machine's network profiles (nmcli(1),
/// nm-settings-nmcli(5)).
///
/// A profile has the name of its interface. What is written into it counts at once; in life it
/// counts when the profile is next brought up, so whoever knows the tool types both lines.
enum LinuxNetworkManager {
    static func run(_ context: ConsoleContext) -> HostResult {
        let words = context.command.arguments
        guard let object = words.first, !object.isEmpty,
            "connection".hasPrefix(object), words.count >= 3
        else { return context.usage("Error: argument '\(words.first ?? "")' not understood.") }
        let action = words[1]
        let name = words[2]
        guard let index = context.model.interface(context.queries.machine, named: name) else {
            return context.usage("Error: unknown connection '\(name)'.")
        }
        if !action.isEmpty, "modify".hasPrefix(action) {
            return modify(context, index, Array(words.dropFirst(3)))
        }
        switch action {
        case "up":
            return context.printed(
                context.blank("changed"), as: "connection-up",
                slotEdits: context.edit(index, "up", 1))
        case "down":
            var reading = context.blank("changed")
            reading.add("connection", .text(name))
            return context.printed(
                reading, as: "connection-down", slotEdits: context.edit(index, "up", 0))
        default: return context.usage("Error: argument '\(action)' not understood.")
        }
    }

    /// `nmcli connection modify NAME PROPERTY VALUE…`.
    private static func modify(_ context: ConsoleContext, _ index: Int, _ words: [String])
        -> HostResult
    {
        guard !words.isEmpty, words.count.isMultiple(of: 2) else {
            return context.usage("Error: <setting>.<property> value pairs are missing.")
        }
        var edits: [SlotEdit] = []
        for place in stride(from: 0, to: words.count, by: 2) {
            guard let found = edit(context, index, words[place], words[place + 1]) else {
                return context.usage(
                    "Error: failed to modify \(words[place]): '\(words[place + 1])' is not valid.")
            }
            edits += found
        }
        return context.printed(context.blank("changed"), as: "silent", slotEdits: edits)
    }

    /// The edits of one property; nil where the property or its value isn't known.
    private static func edit(
        _ context: ConsoleContext, _ index: Int, _ property: String, _ value: String
    ) -> [SlotEdit]? {
        // An empty value takes a setting out.
        let address = value.isEmpty ? 0 : IPv4.bits(ofText: value)
        switch property {
        case "ipv4.method":
            let methods = ["manual", "auto"]
            return methods.firstIndex(of: value)
                .map { context.edit(index, "method", Int64($0)) }
        case "ipv4.addresses", "ipv4.address":
            if value.isEmpty { return context.edit(index, "address", 0) }
            let parts = value.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let own = IPv4.bits(ofText: String(parts[0])),
                let length = Int64(parts[1]), (0...32).contains(length)
            else { return nil }
            return context.edit(index, "address", own) + context.edit(index, "mask", length)
        case "ipv4.gateway": return address.map { context.edit(index, "gateway", $0) }
        case "ipv4.dns": return address.map { context.edit(index, "dns", $0) }
        case "802-3-ethernet.mtu":
            return Int64(value).flatMap { (576...9216).contains($0) ? $0 : nil }
                .map { context.edit(index, "mtu", $0) }
        default: return nil
        }
    }
}
