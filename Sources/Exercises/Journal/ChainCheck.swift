package import SimulationKernel

/// What following a journal's chain from the header to the end found.
package enum ChainCheck: Hashable, Sendable {
    /// Everything fits. Whether the journal was cut short or written anew as a whole, only a
    /// signed head can tell.
    case sound(count: Int, head: Hash32)
    /// The first thing that doesn't fit.
    case broken(ChainBreak)
}

/// The first thing in a journal that doesn't fit, and where it stands.
package struct ChainBreak: Error, Hashable, Sendable {
    /// The line's number by its place; 0 is the header.
    package let line: Int
    /// What is wrong there.
    package let fault: ChainFault

    package init(line: Int, fault: ChainFault) {
        self.line = line
        self.fault = fault
    }
}

/// How a part of a journal can fail to fit.
package enum ChainFault: Hashable, Sendable {
    /// The bytes don't have the hash that is stored beside them: one of the two was changed.
    case wrongHash
    /// The bytes aren't a header or a line, or have something after it.
    case unreadable(CanonicalError)
    /// The line gives itself another number than its place.
    case wrongNumber(found: Int)
    /// The line was written after another line, or another header, than the one before it.
    case wrongPrevious
    /// The line is earlier than the one before it.
    case timeRunsBack
    /// The line carries a text's hash, and the text's entry isn't there.
    case textMissing(Hash32)
    /// A text isn't the one whose hash stands in the line.
    case textAltered(Hash32)
    /// After the last line's texts there is one more that no line carries.
    case textUnclaimed(Hash32)
}

extension Journal {
    /// Follows the chain from the header to the end.
    ///
    /// Any change of a stored byte, hash or text is found, at the place where it was made, unless
    /// everything from there to the end was written anew: that, a signed head finds.
    package func verifyChain(_ hashing: HashFunction) -> ChainCheck {
        do throws(ChainBreak) {
            var time = try verifiedStart(hashing)
            var previous = header.hash
            var unclaimed = texts[...]
            for (index, stored) in lines.enumerated() {
                let number = index + 1
                let line = try verifiedLine(stored, number: number, hashing)
                guard line.previous == previous else { throw broken(number, .wrongPrevious) }
                guard line.time >= time else { throw broken(number, .timeRunsBack) }
                for hash in line.texts {
                    guard let entry = unclaimed.popFirst(), entry.hash == hash else {
                        throw broken(number, .textMissing(hash))
                    }
                    if let content = entry.content, content.hash(hashing) != hash {
                        throw broken(number, .textAltered(hash))
                    }
                }
                previous = stored.hash
                time = line.time
            }
            if let extra = unclaimed.first { throw broken(count, .textUnclaimed(extra.hash)) }
            return .sound(count: count, head: previous)
        } catch {
            return .broken(error)
        }
    }

    private func verifiedStart(_ hashing: HashFunction) throws(ChainBreak) -> SimulatedTime {
        guard header.isWhole(hashing) else { throw broken(0, .wrongHash) }
        do throws(CanonicalError) {
            return try decodedHeader().start
        } catch {
            throw broken(0, .unreadable(error))
        }
    }

    private func verifiedLine(
        _ stored: HashedBytes, number: Int, _ hashing: HashFunction
    ) throws(ChainBreak) -> JournalLine {
        guard stored.isWhole(hashing) else { throw broken(number, .wrongHash) }
        let line: JournalLine
        do throws(CanonicalError) {
            line = try JournalLine(canonicalBytes: stored.bytes)
        } catch {
            throw broken(number, .unreadable(error))
        }
        guard line.number == number else { throw broken(number, .wrongNumber(found: line.number)) }
        return line
    }

    private func broken(_ line: Int, _ fault: ChainFault) -> ChainBreak {
        ChainBreak(line: line, fault: fault)
    }
}

extension ChainBreak: CustomStringConvertible {
    /// The break in words: lower case, the place first, no full stop.
    package var description: String {
        let place = line == 0 ? "header" : "line \(line)"
        switch fault {
        case .wrongHash:
            return "\(place): its bytes don't have the hash that is stored beside them"
        case .unreadable(let error):
            return "\(place): its bytes can't be read (\(error.sentence))"
        case .wrongNumber(let found):
            return "\(place): it says that it is line \(found)"
        case .wrongPrevious:
            return "\(place): it doesn't follow what stands before it"
        case .timeRunsBack:
            return "\(place): it is earlier than what stands before it"
        case .textMissing(let hash):
            return "\(place): the text \(hash.short) that it carries isn't there"
        case .textAltered(let hash):
            return "\(place): the text \(hash.short) isn't the one that was typed"
        case .textUnclaimed(let hash):
            return "\(place): after it there is a text \(hash.short) that no line carries"
        }
    }
}

extension Hash32 {
    /// The first twelve hexadecimal digits, which are enough to find it by.
    package var short: String { String(hexadecimal.prefix(12)) }
}

extension CanonicalError {
    /// What is wrong, in words: lower case, no full stop.
    package var sentence: String {
        switch self {
        case .truncated(let offset): "they end in the middle of the value at byte \(offset)"
        case .notCanonical(let what): "not canonical: \(what)"
        case .trailingBytes(let count): "\(count) bytes are left over"
        case .unknownCase(let what, let number): "unknown \(what) \(number)"
        }
    }
}
