/// Lists of integers, each known once by a number: equal lists have equal numbers.
///
/// A signal that has gone through a chain of transforms carries the chain's number, so that its
/// value stays flat. Number 0 is the empty list. Numbers depend on the order of first use and never
/// leave an evaluator: digests and journals don't hold them.
package struct InternedLists {
    private struct Link: Hashable {
        var list: Int32
        var word: Int64
    }

    private var links: [Link] = [Link(list: -1, word: 0)]
    private var numbers: [Link: Int32] = [:]

    package init() {}

    /// The number of a list with one more word at its end, given on first use.
    package mutating func extend(_ list: Int32, with word: Int64) -> Int32 {
        let link = Link(list: list, word: word)
        if let number = numbers[link] { return number }
        let number = Int32(links.count)
        links.append(link)
        numbers[link] = number
        return number
    }

    /// The words of a list by its number, first word first; empty for 0.
    package func words(of list: Int32) -> [Int64] {
        var words: [Int64] = []
        var current = list
        while current > 0 {
            words.append(links[Int(current)].word)
            current = links[Int(current)].list
        }
        return words.reversed()
    }
}
