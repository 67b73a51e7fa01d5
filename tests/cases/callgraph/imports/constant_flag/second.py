from first import chosen
