import ContentFiles
import Testing

/// A small document with every sort of value, and a loader for it as a real loader is written.
enum Sample {
    static let valid = """
        # the cable schedule of one room
        room: grading
        opens: 09:40
        calibrated: yes
        note: |
          Blinds stay down.
          Nobody moves the probe.
        cables:
          - {name: c-014, kind: sdi, length: 18.5 m, loss: 3.25 dB}
          - name: c-015
            kind: aes
            length: 200 mm
        monitors:
          grade-1:
            white: 6504 K
            share: 12.5 %
            gain: 2.2
            crosspoint: 17
        hosts:
          "00:1b:21:3c:9d:f8": {address: 10.20.1.5, network: 10.20.1.0/24}
        """

    enum RoomKey: String, CaseIterable {
        case room, opens, calibrated, note, cables, monitors, hosts
    }
    enum CableKey: String, CaseIterable { case name, kind, length, loss }
    enum CableKind: String, CaseIterable { case sdi, aes, fibre }
    enum MonitorKey: String, CaseIterable { case white, share, gain, crosspoint }
    enum HostKey: String, CaseIterable { case address, network }

    /// What `load` makes of the document: every value as plain text, in order.
    static func load(_ file: ContentFile) throws(ContentProblem) -> [String] {
        let room = try file.value.mapping(RoomKey.self, called: "room")
        var read = [try room.required(.room).identifier()]
        read.append("\(try room.required(.opens).clockTimeMilliseconds())")
        read.append("\(try room.required(.calibrated).boolean())")
        read.append(try room.optional(.note)?.prose() ?? "-")
        for value in try room.required(.cables).list(count: 1...100) {
            let cable = try value.mapping(CableKey.self, called: "cable")
            read.append(try cable.required(.name).identifier())
            read.append(try cable.required(.kind).choice(of: CableKind.self).rawValue)
            read.append("\(try cable.required(.length).quantity(in: .millimetres, 100...500_000))")
            let loss = try cable.optional(.loss)?.quantity(in: .millidecibels, 0...60_000)
            read.append("\(loss ?? 0)")
        }
        for entry in try room.required(.monitors).namedEntries(called: "monitors") {
            read.append(try entry.name.identifier())
            let monitor = try entry.value.mapping(MonitorKey.self, called: "monitor")
            read.append("\(try monitor.required(.white).quantity(in: .kelvins, 1000...25_000))")
            read.append("\(try monitor.required(.share).quantity(in: .millionths, 0...1_000_000))")
            read.append("\(try monitor.required(.gain).decimal(places: 3, in: 1000...3000))")
            read.append("\(try monitor.required(.crosspoint).integer(in: 1...32))")
        }
        for entry in try room.required(.hosts).namedEntries(called: "hosts") {
            read.append("\(try entry.name.macAddress())")
            let host = try entry.value.mapping(HostKey.self, called: "host")
            read.append("\(try host.required(.address).ipv4Address())")
            let network = try host.required(.network).ipv4Prefix()
            read.append("\(network.address)/\(network.length)")
        }
        return read
    }
}

/// The message of the first problem that a document has, or "no problem".
func message(of document: String) -> String {
    message(of: Array(document.utf8))
}

/// The message of the first problem that a file of these bytes has, or "no problem".
func message(of bytes: [UInt8]) -> String {
    do {
        _ = try ContentFile(path: "a.yaml", bytes: bytes)
        return "no problem"
    } catch {
        return error.description
    }
}

/// The value of the key `x` in the mapping that stands in a document.
func value(ofX document: String) throws -> ContentValue {
    enum Key: String, CaseIterable { case x }
    let file = try ContentFile(path: "a.yaml", bytes: Array(document.utf8))
    return try file.value.mapping(Key.self, called: "thing").required(.x)
}

/// The message with which reading the value of `x` ends, or what it gives.
func outcome<Value>(
    _ document: String, _ read: (ContentValue) throws(ContentProblem) -> Value
) -> String {
    do {
        return "\(try read(try value(ofX: document)))"
    } catch {
        return "\(error)"
    }
}
