import Plant
package enum DisplayWords {
    package static func sentences(_ reading: Reading) -> [String] { [] }
}
